package dev.aisle.learning.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Workers of one group as threads of this process.
class PeersTest {
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static <T> List<T> each(int workers, Function<Peers, T> work) throws Exception {
    int port = freePort();
    List<Future<T>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (int r = 0; r < workers; r++) {
        int rank = r;
        futures.add(
            threads.submit(
                () -> {
                  Duration patience = Duration.ofSeconds(10);
                  try (Peers peers =
                          Peers.join(rank, workers, "127.0.0.1", port, patience, patience);
                      Scope _ = Scope.withoutGradients()) {
                    T result = work.apply(peers);
                    peers.await();
                    return result;
                  }
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  void sumIsThatOfAllAndTheSameForAll() throws Exception {
    List<float[]> sums =
        each(
            3,
            peers -> {
              Tensor own = Tensor.of(new float[] {peers.rank() + 1, 10}, 2);
              peers.sumInPlace(own);
              return own.floats();
            });
    assertThat(sums).allSatisfy(sum -> assertThat(sum).containsExactly(6, 30));
  }

  @Test
  void rowsOfDifferentNumbersAreGatheredByRank() throws Exception {
    List<List<float[]>> all =
        each(
            3,
            peers -> {
              int rows = peers.rank(); // none of rank 0
              float[] own = new float[2 * rows];
              Arrays.fill(own, peers.rank());
              return peers.gather(Tensor.of(own, rows, 2)).stream().map(Tensor::floats).toList();
            });
    for (List<float[]> seen : all) {
      assertThat(seen).hasSize(3);
      assertThat(seen.get(0)).isEmpty();
      assertThat(seen.get(1)).containsExactly(1, 1);
      assertThat(seen.get(2)).containsExactly(2, 2, 2, 2);
    }
  }

  @Test
  void rankZeroIsCopied() throws Exception {
    List<long[]> copies =
        each(
            2,
            peers -> {
              Tensor own = Tensor.of(new long[] {7L + peers.rank(), 1L << 40}, 2);
              peers.broadcastInPlace(own);
              return own.longs();
            });
    assertThat(copies).allSatisfy(copy -> assertThat(copy).containsExactly(7, 1L << 40));
  }

  @Test
  void oneIsEnoughForAny() throws Exception {
    assertThat(each(3, peers -> peers.any(peers.rank() == 1))).containsOnly(true);
    assertThat(each(2, peers -> peers.any(false))).containsOnly(false);
    assertThat(Peers.alone().any(true)).isTrue();
  }

  @Test
  void whoWaitsInVainIsToldWhatToStart() throws IOException {
    int port = freePort();
    Duration patience = Duration.ofMillis(500);
    for (int rank : new int[] {0, 1}) {
      assertThatThrownBy(() -> Peers.join(rank, 2, "127.0.0.1", port, patience, patience))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("127.0.0.1:" + port + ": the 2 workers did not meet there")
          .hasMessageContaining("(this is rank " + rank + ")")
          .hasMessageContaining("let MASTER_ADDR and MASTER_PORT name the machine of rank 0");
    }
  }
}
