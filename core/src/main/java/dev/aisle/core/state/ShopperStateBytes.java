package dev.aisle.core.state;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.queries.Scene;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The stored form of a [ShopperState]. Change [#VERSION] with every change of the layout.
final class ShopperStateBytes {
  private static final int VERSION = 1;

  private ShopperStateBytes() {}

  static byte[] write(ShopperState state) {
    StateWriter out = new StateWriter(VERSION);
    out.whole(state.events());
    out.timeOrNull(state.firstSeen());
    out.timeOrNull(state.lastSeen());
    out.whole(state.shownPages());
    out.counts(state.counts());
    out.whole(state.spentCents());
    out.whole(state.scenes().size());
    for (Scene scene : Scene.values()) {
      if (state.scenes().containsKey(scene)) {
        out.scene(scene);
        write(out, state.history(scene));
      }
    }
    write(out, state.elsewhere());
    out.whole(state.queries().size());
    for (RecentQuery query : state.queries()) {
      out.text(query.text());
      out.time(query.time());
    }
    out.whole(state.pages().size());
    for (RecentPage page : state.pages()) {
      out.text(page.request().value());
      out.scene(page.scene());
      out.time(page.time());
    }
    out.whole(state.profile().size());
    new TreeMap<>(state.profile())
        .forEach(
            (name, value) -> {
              out.text(name);
              out.text(value);
            });
    return out.toBytes();
  }

  static ShopperState read(byte[] bytes) {
    StateReader in = new StateReader("shopper state", bytes, VERSION);
    long events = in.whole();
    @Nullable Instant firstSeen = in.timeOrNull();
    @Nullable Instant lastSeen = in.timeOrNull();
    long shownPages = in.whole();
    Counts counts = in.counts();
    long spentCents = in.whole();
    Map<Scene, History> scenes = new EnumMap<>(Scene.class);
    in.repeat(() -> scenes.put(in.scene(), readHistory(in)));
    History elsewhere = readHistory(in);
    List<RecentQuery> queries = in.list(() -> new RecentQuery(in.text(), in.time()));
    List<RecentPage> pages =
        in.list(() -> new RecentPage(new RequestId(in.text()), in.scene(), in.time()));
    Map<String, String> profile = new HashMap<>();
    in.repeat(() -> profile.put(in.text(), in.text()));
    in.end();
    return new ShopperState(
        events,
        firstSeen,
        lastSeen,
        shownPages,
        counts,
        spentCents,
        scenes,
        elsewhere,
        queries,
        pages,
        profile);
  }

  private static void write(StateWriter out, History history) {
    out.whole(history.sequences().size());
    for (Interaction.Kind kind : Interaction.Kind.values()) {
      List<Behaviour> sequence = history.of(kind);
      if (!sequence.isEmpty()) {
        out.kind(kind);
        out.whole(sequence.size());
        for (Behaviour behaviour : sequence) {
          out.text(behaviour.item().value());
          out.time(behaviour.time());
        }
      }
    }
  }

  private static History readHistory(StateReader in) {
    Map<Interaction.Kind, List<Behaviour>> sequences = new EnumMap<>(Interaction.Kind.class);
    in.repeat(
        () -> {
          Interaction.Kind kind = in.kind();
          List<Behaviour> sequence =
              in.list(() -> new Behaviour(new ItemId(in.text()), kind, in.time()));
          sequences.put(kind, List.copyOf(sequence));
        });
    return new History(sequences);
  }
}
