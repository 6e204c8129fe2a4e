package dev.aisle.core.state;

import dev.aisle.core.events.Interaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The latest behaviours of a shopper in one scene, a sequence for each kind, newest last. What is
/// rare (orders) is thereby not pushed out by what is frequent (clicks).
///
/// A sequence holds at most [#LONGEST] behaviours, ordered by the time of the event; of equal
/// times, the one that was logged later is last.
public record History(Map<Interaction.Kind, List<Behaviour>> sequences) {
  /// Behaviours of one kind that are remembered at most.
  public static final int LONGEST = 50;

  /// Nothing happened yet.
  public static final History EMPTY = new History(Map.of());

  private static final Comparator<Behaviour> BY_TIME = Comparator.comparing(Behaviour::time);

  public History {
    sequences = Map.copyOf(sequences);
  }

  /// The sequence of one kind, newest last, empty where there is none.
  public List<Behaviour> of(Interaction.Kind kind) {
    return sequences.getOrDefault(kind, List.of());
  }

  History after(Interaction event) {
    Behaviour behaviour = new Behaviour(event.item(), event.kind(), event.time());
    Map<Interaction.Kind, List<Behaviour>> longer = new EnumMap<>(Interaction.Kind.class);
    longer.putAll(sequences);
    longer.put(event.kind(), Recent.with(of(event.kind()), behaviour, BY_TIME, LONGEST));
    return new History(longer);
  }

  /// The sequences of one kind of several histories as one, newest last.
  static List<Behaviour> merged(List<History> histories, Interaction.Kind kind) {
    List<Behaviour> all = new ArrayList<>();
    for (History history : histories) {
      all.addAll(history.of(kind));
    }
    all.sort(BY_TIME);
    return all;
  }
}
