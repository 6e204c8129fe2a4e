package dev.aisle.core.state;

import dev.aisle.core.queries.Scene;
import java.util.EnumMap;
import java.util.Map;

/// The stored form of [ItemStatistics]. Change [#VERSION] with every change of the layout.
final class ItemStatisticsBytes {
  private static final int VERSION = 1;

  private ItemStatisticsBytes() {}

  static byte[] write(ItemStatistics statistics) {
    StateWriter out = new StateWriter(VERSION);
    out.whole(statistics.scenes().size());
    for (Scene scene : Scene.values()) {
      if (statistics.scenes().containsKey(scene)) {
        out.scene(scene);
        write(out, statistics.scene(scene));
      }
    }
    write(out, statistics.elsewhere());
    out.whole(statistics.dwellMillis());
    out.whole(statistics.pieces());
    out.whole(statistics.revenueCents());
    write(out, statistics.recentExposures());
    write(out, statistics.recentClicks());
    write(out, statistics.recentOrders());
    out.timeOrNull(statistics.firstSeen());
    out.timeOrNull(statistics.lastSeen());
    return out.toBytes();
  }

  static ItemStatistics read(byte[] bytes) {
    StateReader in = new StateReader("item statistics", bytes, VERSION);
    Map<Scene, SceneStatistics> scenes = new EnumMap<>(Scene.class);
    in.repeat(() -> scenes.put(in.scene(), readScene(in)));
    ItemStatistics statistics =
        new ItemStatistics(
            scenes,
            readScene(in),
            in.whole(),
            in.whole(),
            in.whole(),
            readCount(in),
            readCount(in),
            readCount(in),
            in.timeOrNull(),
            in.timeOrNull());
    in.end();
    return statistics;
  }

  private static void write(StateWriter out, SceneStatistics scene) {
    out.whole(scene.exposures());
    out.number(scene.weightedExposures());
    out.counts(scene.counts());
  }

  private static SceneStatistics readScene(StateReader in) {
    return new SceneStatistics(in.whole(), in.number(), in.counts());
  }

  private static void write(StateWriter out, DecayedCount count) {
    out.number(count.value());
    out.time(count.asOf());
  }

  private static DecayedCount readCount(StateReader in) {
    return new DecayedCount(in.number(), in.time());
  }
}
