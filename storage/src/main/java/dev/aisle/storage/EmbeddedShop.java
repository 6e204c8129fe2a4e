package dev.aisle.storage;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.LogFollower;
import dev.aisle.core.store.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A shop in one folder of one process: an append-only log on disk, and in memory what it says.
///
/// Reads are look-ups in memory and never wait. Any number of threads may ingest: each encodes its
/// own events, and whichever holds the log commits all that wait with one write and one force.
/// When [#ingest] returns, the events are on disk and visible.
///
/// Closing saves a snapshot, closes the followers and lets the folder go.
public final class EmbeddedShop implements Shop {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedShop.class);
  private static final int GROUP = 64; // batches committed together at most

  private final ShopFolder folder;
  private final ShopLimits limits;
  private final ShopLock lock;
  private final SegmentLog records;
  private final StoredEvents log;
  private final Checkpoints checkpoints;
  private final List<Following> followers;
  private final ShopEraser eraser;
  private final List<String> notices;
  private final ReentrantLock writer = new ReentrantLock();
  private final ConcurrentLinkedQueue<IngestBatch> waiting = new ConcurrentLinkedQueue<>();
  private final SeenEvents seen; // under the writer's lock, as all that follows the log
  private volatile ShopContents contents;
  private volatile @Nullable String retentionTrouble;
  private volatile boolean closed;

  private EmbeddedShop(
      ShopFolder folder,
      ShopLimits limits,
      ShopLock lock,
      SegmentLog records,
      Snapshots snapshots,
      ShopReplay replay,
      List<String> notices,
      SegmentFiles files) {
    this.folder = folder;
    this.limits = limits;
    this.lock = lock;
    this.records = records;
    this.log = new StoredEvents(records);
    this.followers = replay.followers();
    this.contents = replay.contents();
    this.seen = replay.seen();
    this.checkpoints = new Checkpoints(snapshots, limits, replay.replayedBytes());
    this.notices = new CopyOnWriteArrayList<>(notices);
    this.eraser = new ShopEraser(folder, limits, records, checkpoints, files);
  }

  /// Opens the shop of a folder.
  ///
  /// @param followers opens what else follows the log (the index), under the shop's lock; brought
  ///     up to date before this returns, and closed with the shop
  /// @throws dev.aisle.core.InvalidInputException where the folder holds no shop, one of a newer
  ///     version, one that another process has open, or one that cannot be written
  /// @throws CorruptLogException where acknowledged events are damaged
  public static EmbeddedShop open(Path dir, LogFollower.Source followers, ShopLimits limits)
      throws IOException {
    return open(dir, followers, limits, false, SegmentFiles.DISK);
  }

  /// As [#open], making the folder a shop where it is missing or empty.
  public static EmbeddedShop openOrCreate(Path dir, LogFollower.Source followers, ShopLimits limits)
      throws IOException {
    return open(dir, followers, limits, true, SegmentFiles.DISK);
  }

  static EmbeddedShop open(
      Path dir, LogFollower.Source source, ShopLimits limits, boolean create, SegmentFiles files)
      throws IOException {
    ShopFolder.check(dir, create);
    ShopLock lock = ShopLock.acquire(dir, files);
    List<LogFollower> followers = List.of();
    try {
      ShopFolder folder = ShopFolder.open(dir, files);
      followers = source.open();
      return open(folder, followers, limits, lock, files);
    } catch (IOException | RuntimeException e) {
      for (LogFollower follower : followers) {
        follower.close();
      }
      lock.close();
      throw e;
    }
  }

  private static EmbeddedShop open(
      ShopFolder folder,
      List<LogFollower> followers,
      ShopLimits limits,
      ShopLock lock,
      SegmentFiles files)
      throws IOException {
    List<String> notices = new ArrayList<>();
    Snapshots snapshots = Snapshots.open(folder.state(), files, notices::add);
    Snapshots.Entry live = snapshots.live();
    SegmentLog records =
        SegmentLog.open(
            folder.events(),
            files,
            limits.segmentBytes(),
            live == null ? 0 : live.offset(),
            notices::add);
    try {
      ShopReplay replay =
          ShopReplay.open(records, snapshots, folder.hash(), limits, followers, notices::add);
      notices.forEach(LOG::warn);
      EmbeddedShop shop =
          new EmbeddedShop(folder, limits, lock, records, snapshots, replay, notices, files);
      shop.finishErasure();
      return shop;
    } catch (IOException | RuntimeException e) {
      records.close();
      throw e;
    }
  }

  @Override
  public Ingested ingest(List<Event> events) throws IOException {
    IngestBatch batch = new IngestBatch(events, folder.hash());
    waiting.add(batch);
    writer.lock();
    try {
      while (!batch.done()) {
        commit(nextGroup());
      }
    } finally {
      writer.unlock();
    }
    return batch.outcome();
  }

  private List<IngestBatch> nextGroup() {
    List<IngestBatch> group = new ArrayList<>();
    IngestBatch next;
    while (group.size() < GROUP && (next = waiting.poll()) != null) {
      group.add(next);
    }
    return group;
  }

  /// Brings a group of batches into the log and everything that follows it; each is done then.
  private void commit(List<IngestBatch> batches) {
    GroupCommit group = new GroupCommit(seen, contents, limits.maxItems());
    batches.forEach(group::add);
    try {
      requireOpen();
      long first = records.nextOffset();
      records.append(group.payloads());
      group.fingerprints().forEach(seen::add);
      apply(first, group.events());
      group.accept(records.nextOffset());
    } catch (IOException | RuntimeException e) {
      group.refuse(e);
      return;
    }
    saveWhereDue(group.bytes());
  }

  private void apply(long first, List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      contents.apply(first + i, events.get(i));
      for (Following follower : followers) {
        follower.apply(first + i, events.get(i));
      }
    }
    followers.forEach(Following::publish);
  }

  private void saveWhereDue(long bytes) {
    if (checkpoints.appended(bytes)) {
      followers.forEach(follower -> follower.checkpoint(records.nextOffset()));
      checkpoints.begin(snapshot());
    }
    if (records.bytes() > limits.maxLogBytes()) {
      dropOldestSegments();
    }
  }

  private Snapshot snapshot() {
    return Snapshot.of(records.nextOffset(), contents, seen);
  }

  private void dropOldestSegments() {
    long needed = checkpoints.snapshots().oldestOffset();
    for (Following follower : followers) {
      needed = Math.min(needed, follower.durableOffset());
    }
    try {
      records.dropOldest(needed, limits.maxLogBytes());
      retentionTrouble = null;
    } catch (IOException e) {
      retentionTrouble = "old segments of the log could not be removed (" + e.getMessage() + ")";
      LOG.error("{}", retentionTrouble, e);
    }
  }

  /// Saves everything that follows the log now, instead of after some more events.
  public void checkpoint() throws IOException {
    writer.lock();
    try {
      requireOpen();
      save();
    } finally {
      writer.unlock();
    }
  }

  private void save() throws IOException {
    followers.forEach(follower -> follower.checkpoint(records.nextOffset()));
    checkpoints.save(snapshot(), false);
  }

  @Override
  public @Nullable Item item(ItemId id) {
    return contents.items().get(id);
  }

  @Override
  public ShopperState shopper(ShopperId id) {
    ShopperState state = contents.shoppers().get(id);
    return state == null ? ShopperState.INITIAL : state;
  }

  @Override
  public ItemStatistics statistics(ItemId id) {
    ItemStatistics statistics = contents.statistics().get(id);
    return statistics == null ? ItemStatistics.INITIAL : statistics;
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public Stream<Item> items() {
    return contents.items().values().stream();
  }

  @Override
  public int itemCount() {
    return contents.items().size();
  }

  @Override
  public Stream<ShopperId> shoppers() {
    return contents.shoppers().keys();
  }

  /// Erases a shopper: their events become tombstones in the log, so that every offset stays; the
  /// contents are rebuilt without them, the snapshots that held them are removed, and every
  /// follower is told. Impressions of others stay as they are. Sending the erased events again
  /// does not bring them back: the tombstones keep the keyed fingerprints of their ids.
  ///
  /// Ingestion waits meanwhile, for about as long as it takes to read the log once; readers do not.
  /// A crash at any point is finished by the next open.
  @Override
  public Erasure forget(ShopperId shopper) throws IOException {
    writer.lock();
    try {
      requireOpen();
      ShopEraser.Erased erased = eraser.erase(shopper, seen, followers);
      contents = erased.contents();
      return erased.certificate();
    } finally {
      writer.unlock();
    }
  }

  private void finishErasure() throws IOException {
    ShopperId interrupted = eraser.interrupted();
    if (interrupted != null) {
      Erasure erasure = forget(interrupted);
      notices.add(
          "finished the erasure of a shopper that a crash had interrupted: "
              + erasure.events()
              + " more events erased.");
    }
  }

  /// Rebuilds catalogue, states and statistics from the log alone and compares them with the live
  /// ones. Reads the whole log; the shop goes on meanwhile.
  ///
  /// @throws CorruptLogException where a record of the log is damaged
  public StateCheck verifyState() throws IOException {
    Snapshot live;
    Snapshot base;
    writer.lock();
    try {
      requireOpen();
      checkpoints.settle();
      live = snapshot();
      base = eraser.base();
    } finally {
      writer.unlock();
    }
    return StateCheck.of(live, base, new DecodedLog(records, folder.hash()), limits);
  }

  /// What was repaired at open, a line each; empty where all was well.
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /// What is wrong now, a line each: a follower that was left behind, a snapshot that could not be
  /// saved. Empty where all is well. Nothing acknowledged is lost by any of these.
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    followers.forEach(follower -> addPresent(troubles, follower.trouble()));
    addPresent(troubles, checkpoints.trouble());
    addPresent(troubles, retentionTrouble);
    return troubles;
  }

  private static void addPresent(List<String> lines, @Nullable String line) {
    if (line != null) {
      lines.add(line);
    }
  }

  /// How large everything is now.
  public ShopSizes sizes() {
    Snapshots.Entry live = checkpoints.snapshots().live();
    ShopContents now = contents;
    return new ShopSizes(
        records.bytes(),
        records.segments(),
        records.firstOffset(),
        records.nextOffset(),
        now.items().size(),
        now.shoppers().size(),
        now.statistics().size(),
        seen.size(),
        live == null ? 0 : live.bytes(),
        checkpoints.unsavedBytes());
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the shop in " + folder.path() + " is closed");
    }
  }

  /// Saves what is not saved yet and lets go of the folder. A second call does nothing.
  ///
  /// @throws IOException where the snapshot could not be saved; the folder is let go all the same,
  ///     and the next open replays the log instead
  @Override
  public void close() throws IOException {
    writer.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try (lock;
          records;
          checkpoints) {
        checkpoints.settle();
        if (checkpoints.unsavedBytes() > 0) {
          save();
        }
      } finally {
        closeFollowers();
      }
    } finally {
      writer.unlock();
    }
  }

  private void closeFollowers() throws IOException {
    for (Following follower : followers) {
      follower.close();
    }
  }
}
