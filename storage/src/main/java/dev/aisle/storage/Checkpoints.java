package dev.aisle.storage;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When snapshots are saved, and by whom: one thread in the background, while the shop goes on.
///
/// A save that fails (a full disk) leaves the snapshots before it as they were and is named in
/// [#trouble]; it costs a longer replay after a crash and nothing else. All methods but
/// [#trouble] and [#unsavedBytes] are for the thread that holds the writer's lock.
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final Snapshots snapshots;
  private final ShopLimits limits;
  private final ExecutorService saver =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("aisle-checkpoint").factory());
  private @Nullable Future<?> saving;
  private final AtomicLong unsavedBytes;
  private volatile @Nullable String trouble;

  /// @param unsavedBytes bytes of the log behind the live snapshot
  Checkpoints(Snapshots snapshots, ShopLimits limits, long unsavedBytes) {
    this.snapshots = snapshots;
    this.limits = limits;
    this.unsavedBytes = new AtomicLong(unsavedBytes);
  }

  Snapshots snapshots() {
    return snapshots;
  }

  /// Counts appended bytes and says whether it is time to save.
  boolean appended(long bytes) {
    long unsaved = unsavedBytes.addAndGet(bytes);
    Snapshots.Entry live = snapshots.live();
    long interval = Math.max(limits.checkpointBytes(), live == null ? 0 : live.bytes());
    return unsaved >= interval && (saving == null || saving.isDone());
  }

  /// Saves in the background.
  void begin(Snapshot snapshot) {
    unsavedBytes.set(0);
    saving = saver.submit(() -> attempt(snapshot));
  }

  /// Waits for the save in the background, if there is one.
  void settle() throws IOException {
    Future<?> running = saving;
    if (running == null) {
      return;
    }
    try {
      running.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a checkpoint failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a snapshot was being saved", e);
    }
  }

  /// Saves now.
  ///
  /// @param alone whether all earlier snapshots go, instead of all but one
  void save(Snapshot snapshot, boolean alone) throws IOException {
    settle();
    if (alone) {
      snapshots.saveOnly(snapshot);
    } else {
      snapshots.save(snapshot);
    }
    unsavedBytes.set(0);
    trouble = null;
  }

  /// Log bytes since the snapshot that was saved or begun last.
  long unsavedBytes() {
    return unsavedBytes.get();
  }

  /// Why the last save failed, null where it did not.
  @Nullable String trouble() {
    return trouble;
  }

  private void attempt(Snapshot snapshot) {
    try {
      snapshots.save(snapshot);
      trouble = null;
    } catch (IOException e) {
      trouble =
          "the snapshot at offset "
              + snapshot.offset()
              + " could not be saved ("
              + e.getMessage()
              + "); nothing is lost, the next start replays more of the log";
      LOG.error("{}", trouble, e);
    }
  }

  @Override
  public void close() {
    saver.close();
  }
}
