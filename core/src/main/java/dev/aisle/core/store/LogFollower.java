package dev.aisle.core.store;

import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.util.List;

/// Something derived from the event log: the catalogue in memory, the folds, the index. It can be
/// thrown away and rebuilt by following the log from offset 0.
///
/// Events arrive from one thread at a time, in the order of their offsets, without gaps except
/// where an event was erased. Where the log no longer holds its oldest events, a follower that was
/// reset is first given the items of a snapshot, all as [dev.aisle.core.events.ItemChanged] at the
/// offset before the next.
///
/// A follower that throws is left where it stands and is caught up when the shop is opened again;
/// ingestion and the other followers go on.
public interface LogFollower extends AutoCloseable {
  /// What it is, for messages and metrics: `index`.
  String name();

  /// The offset of the next event that it needs: all before are part of what it durably holds.
  long nextOffset();

  /// Takes in the event at an offset. What the event changes is visible to readers after the next
  /// [#publish].
  void apply(long offset, Event event);

  /// Makes all that was applied visible to readers. Called after each ingested batch.
  void publish() throws IOException;

  /// Makes all events before `nextOffset` durable, so that [#nextOffset] returns it after a crash.
  void checkpoint(long nextOffset) throws IOException;

  /// Forgets everything; [#nextOffset] is 0 afterwards.
  void reset() throws IOException;

  /// Removes all that it holds of a shopper, durably. The log has no event of that shopper any
  /// more, so a follower that cannot single a shopper out may [#reset] itself and is then given
  /// the log again. Called after a [#checkpoint]. Does nothing unless overridden: right for what
  /// holds nothing of shoppers.
  default void forget(ShopperId shopper) throws IOException {}

  @Override
  void close() throws IOException;

  /// Opens followers once the shop's lock is held, so that no other process finds their files
  /// half-way.
  @FunctionalInterface
  interface Source {
    /// The followers, opened; whoever asked closes them.
    List<LogFollower> open() throws IOException;
  }
}
