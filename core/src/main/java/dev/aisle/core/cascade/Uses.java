package dev.aisle.core.cascade;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts who uses something that is to be freed once nobody does: the owner, every request under
/// way, and every run that a request left behind. Takes no lock.
final class Uses {
  private final AtomicInteger count = new AtomicInteger(1); // the owner
  private volatile @Nullable Runnable whenUnused;

  /// Begins a use, to be ended by [#end]; false where all uses have ended already.
  boolean begin() {
    for (int seen = count.get(); seen > 0; seen = count.get()) {
      if (count.compareAndSet(seen, seen + 1)) {
        return true;
      }
    }
    return false;
  }

  /// Ends a use. The last one to end runs what [#retire] was given.
  void end() {
    if (count.decrementAndGet() == 0) {
      Runnable last = whenUnused;
      if (last != null) {
        last.run();
      }
    }
  }

  /// Ends the owner's use. To be called once.
  ///
  /// @param then run when the last use has ended, by whoever ends it
  void retire(Runnable then) {
    whenUnused = then;
    end();
  }
}
