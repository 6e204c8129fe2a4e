package dev.aisle.learning.tensor;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.gloo.Device;
import org.jspecify.annotations.Nullable;

/// The processes that train one model together, over libtorch's `ProcessGroupGloo` (TCP). All of
/// them call the same methods in the same order with tensors of the same type; each call returns
/// when all have come to it.
///
/// A process that ends takes its connections with it, so the others' calls throw at once; one that
/// is cut off from the network, after the timeout. Nothing can be done with the group after that.
///
/// One thread. Close it on all.
public final class Peers implements AutoCloseable {
  private final int rank;
  private final int size;
  private final @Nullable ProcessGroupGloo group;
  private final @Nullable TCPStore store;

  private Peers(int rank, int size, @Nullable ProcessGroupGloo group, @Nullable TCPStore store) {
    this.rank = rank;
    this.size = size;
    this.group = group;
    this.store = store;
  }

  /// A group of this process alone: nothing is sent, nothing native is held.
  public static Peers alone() {
    return new Peers(0, 1, null, null);
  }

  /// Meets the others. Rank 0 listens at the address, all others look for it there.
  ///
  /// @param rank of this process, in `[0, size)`
  /// @param joining how long to wait for the others at most
  /// @param timeout of every call later on
  /// @throws InvalidInputException where they do not meet in time
  public static Peers join(
      int rank, int size, String host, int port, Duration joining, Duration timeout) {
    if (size == 1) {
      return alone();
    }
    String place = host + ":" + port;
    try (Scope _ = Scope.withoutGradients(); // loads libtorch
        PointerScope scope = new PointerScope()) {
      Milliseconds patience = new Milliseconds(joining.toMillis());
      TCPStoreOptions meeting =
          new TCPStoreOptions()
              .port((short) port)
              .isServer(rank == 0)
              .numWorkers(new SizeTPointer(1).put(size))
              .waitWorkers(true)
              .timeout(patience);
      TCPStore store = new TCPStore(host, meeting);
      ProcessGroupGloo.Options options =
          ProcessGroupGloo.Options.create(new Milliseconds(timeout.toMillis()));
      options.devices().push_back(device(host, port));
      options.threads(2);
      ProcessGroupGloo group = new ProcessGroupGloo(store, rank, size, options);
      keep(scope, store);
      keep(scope, group);
      return new Peers(rank, size, group, store);
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(
          place,
          "the " + size + " workers did not meet there (this is rank " + rank + "): " + reason(e),
          "Start all within "
              + joining.toSeconds()
              + " s, with ranks 0 to "
              + (size - 1)
              + ", and let MASTER_ADDR and MASTER_PORT name the machine of rank 0 and a free port"
              + " that the others can reach.",
          e);
    }
  }

  /// The network over which the first rank is reached; the host name of a machine may resolve to
  /// another.
  private static Device device(String host, int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port));
      return ProcessGroupGloo.createDeviceForHostname(socket.getLocalAddress().getHostAddress());
    }
  }

  private static void keep(PointerScope scope, Pointer pointer) {
    pointer.retainReference();
    scope.detach(pointer);
  }

  /// Of this process, 0-based.
  public int rank() {
    return rank;
  }

  /// How many processes.
  public int size() {
    return size;
  }

  /// Replaces a tensor by the sum over all processes; the same bits on each.
  ///
  /// @param tensor contiguous, of the same shape on all
  public void sumInPlace(Tensor tensor) {
    if (group != null) {
      exchange("sum", () -> group.allreduce(vector(tensor)));
    }
  }

  /// Replaces a tensor by that of rank 0.
  ///
  /// @param tensor contiguous, of the same shape on all
  public void broadcastInPlace(Tensor tensor) {
    if (group != null) {
      exchange("broadcast", () -> group.broadcast(vector(tensor)));
    }
  }

  /// The tensors of all processes, by rank.
  ///
  /// @param own whose first axis may differ in length between processes
  public List<Tensor> gather(Tensor own) {
    if (group == null) {
      return List.of(own);
    }
    long[] lengths = lengths(own.size(0));
    long longest = Arrays.stream(lengths).max().orElseThrow();
    long[] shape = own.shape();
    shape[0] = longest;
    Tensor padded = Tensor.zeros(own.type(), shape);
    if (own.size(0) > 0) {
      padded.narrow(0, 0, own.size(0)).copyInPlace(own);
    }
    List<Tensor> all = gatherEqual(padded);
    List<Tensor> cut = new ArrayList<>(size);
    for (int r = 0; r < size; r++) {
      cut.add(all.get(r).narrow(0, 0, lengths[r]));
    }
    return cut;
  }

  private long[] lengths(long own) {
    long[] lengths = new long[size];
    List<Tensor> all = gatherEqual(Tensor.of(new long[] {own}, 1));
    Arrays.setAll(lengths, r -> all.get(r).longs()[0]);
    return lengths;
  }

  private List<Tensor> gatherEqual(Tensor own) {
    ProcessGroupGloo peers = Objects.requireNonNull(group, "alone");
    List<Tensor> all = new ArrayList<>(size);
    TensorVector to = new TensorVector();
    for (int r = 0; r < size; r++) {
      Tensor part = Tensor.empty(own.type(), own.shape());
      all.add(part);
      to.push_back(part.handle);
    }
    // A vector of vectors in C++, of which the binding takes one.
    exchange("gather", () -> peers.allgather(to, vector(own)));
    return all;
  }

  private static TensorVector vector(Tensor tensor) {
    return new TensorVector(tensor.handle);
  }

  private void exchange(String operation, Supplier<Work> started) {
    try (PointerScope _ = new PointerScope()) {
      Work work = started.get();
      work._wait();
    } catch (RuntimeException e) {
      throw new InvalidInputException(
          "worker " + rank + " of " + size,
          "another worker has gone, or cannot be reached (" + operation + ": " + reason(e) + ")",
          "See what the others say; then start all again, with --resume.",
          e);
    }
  }

  private static String reason(Exception e) {
    String text = String.valueOf(e.getMessage()).strip();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /// Whether any process says so.
  public boolean any(boolean own) {
    if (group == null) {
      return own;
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor count = Tensor.of(new long[] {own ? 1 : 0}, 1);
      sumInPlace(count);
      return count.longs()[0] > 0;
    }
  }

  /// Returns when all processes have come here: before they part.
  public void await() {
    if (group != null) {
      exchange("await", group::barrier);
    }
  }

  /// Leaves the group at once: calls of the others that wait for this process throw.
  @Override
  public void close() {
    if (group != null && store != null) {
      group.close();
      store.close();
    }
  }
}
