package dev.aisle.core.traffic;

import dev.aisle.core.queries.Scene;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/// What happened in one step of a window.
final class Step {
  private static final int[] NONE = {};

  /// What happened in one scene.
  private static final class SceneCounts {
    private int pages;
    private int[] exposures = NONE; // by position less one
    private int[] clicked = NONE;
  }

  private final long number;
  private final Map<Scene, SceneCounts> scenes = new EnumMap<>(Scene.class);
  private int clicks;
  private int orders;
  private long revenueCents;
  private FrequentQueries searches = new FrequentQueries();
  private FrequentQueries zeroResults = new FrequentQueries();

  Step(long number) {
    this.number = number;
  }

  /// The step's number since the epoch.
  long number() {
    return number;
  }

  void page(Scene scene) {
    counts(scene).pages++;
  }

  void shown(Scene scene, int position) {
    SceneCounts counts = counts(scene);
    if (counts.exposures.length == 0) {
      counts.exposures = new int[Traffic.POSITIONS];
      counts.clicked = new int[Traffic.POSITIONS];
    }
    counts.exposures[position - 1]++;
  }

  void clicked(Scene scene, int position) {
    counts(scene).clicked[position - 1]++;
  }

  void click() {
    clicks++;
  }

  void order(long cents) {
    orders++;
    revenueCents = Traffic.sum(revenueCents, cents);
  }

  private SceneCounts counts(Scene scene) {
    return scenes.computeIfAbsent(scene, _ -> new SceneCounts());
  }

  FrequentQueries searches() {
    return searches;
  }

  FrequentQueries zeroResults() {
    return zeroResults;
  }

  int pages(Scene scene) {
    SceneCounts counts = scenes.get(scene);
    return counts == null ? 0 : counts.pages;
  }

  int clicks() {
    return clicks;
  }

  int orders() {
    return orders;
  }

  long revenueCents() {
    return revenueCents;
  }

  /// Exposures of a scene by position less one; empty where there are none.
  int[] exposures(Scene scene) {
    SceneCounts counts = scenes.get(scene);
    return counts == null ? NONE : counts.exposures;
  }

  /// As [#exposures], those that were clicked.
  int[] clicked(Scene scene) {
    SceneCounts counts = scenes.get(scene);
    return counts == null ? NONE : counts.clicked;
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(number);
    out.writeInt(scenes.size());
    for (Map.Entry<Scene, SceneCounts> scene : scenes.entrySet()) {
      TrafficBytes.write(out, scene.getKey());
      out.writeInt(scene.getValue().pages);
      TrafficBytes.write(out, scene.getValue().exposures);
      TrafficBytes.write(out, scene.getValue().clicked);
    }
    out.writeInt(clicks);
    out.writeInt(orders);
    out.writeLong(revenueCents);
    searches.writeTo(out);
    zeroResults.writeTo(out);
  }

  static Step readFrom(DataInputStream in) throws IOException {
    Step step = new Step(in.readLong());
    for (int left = TrafficBytes.size(in, Scene.values().length); left > 0; left--) {
      SceneCounts counts = step.counts(TrafficBytes.readScene(in));
      counts.pages = in.readInt();
      counts.exposures = TrafficBytes.readInts(in, 0, Traffic.POSITIONS);
      counts.clicked = TrafficBytes.readInts(in, 0, Traffic.POSITIONS);
    }
    step.clicks = in.readInt();
    step.orders = in.readInt();
    step.revenueCents = in.readLong();
    step.searches = FrequentQueries.readFrom(in);
    step.zeroResults = FrequentQueries.readFrom(in);
    return step;
  }
}
