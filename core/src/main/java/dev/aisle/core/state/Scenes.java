package dev.aisle.core.state;

import dev.aisle.core.queries.Scene;
import java.util.EnumMap;
import java.util.Map;

/// What is kept by scene. Most items and shoppers are seen in one scene only, and every event
/// replaces the map.
final class Scenes {
  private Scenes() {}

  /// The map with another value for a scene.
  static <V> Map<Scene, V> with(Map<Scene, V> scenes, Scene scene, V value) {
    if (scenes.isEmpty() || (scenes.size() == 1 && scenes.containsKey(scene))) {
      return Map.of(scene, value);
    }
    Map<Scene, V> more = new EnumMap<>(scenes);
    more.put(scene, value);
    return more;
  }
}
