package dev.aisle.core.traffic;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The queries that were searched for most, in bounded space: Space-Saving (A. Metwally, D. Agrawal
/// and A. El Abbadi, "Efficient computation of frequent and top-k elements in data streams", ICDT
/// 2005). At most [#MOST] queries are counted; a new one beyond takes the place of the rarest and
/// its count as an error. So of `n` searches every query with more than `n / MOST` is here, however
/// many others there are, and no error is larger than that.
///
/// A search costs a look-up and some swaps in a heap of [#MOST].
final class FrequentQueries {
  /// Queries that are counted at most.
  static final int MOST = 200;

  /// One query.
  static final class Entry {
    private final String query;
    private final int error;
    private int count;
    private int clicked;
    private int orders;
    private int place;

    private Entry(String query, int error) {
      this.query = query;
      this.error = error;
      this.count = error;
    }

    String query() {
      return query;
    }

    /// Searches that may have been, at most.
    int atMost() {
      return count;
    }

    /// Searches that certainly were: those since the query is counted.
    int seen() {
      return count - error;
    }

    /// Those of them that led to a click.
    int clicked() {
      return clicked;
    }

    /// Orders from their pages.
    int orders() {
      return orders;
    }
  }

  private final Map<String, Entry> entries = new HashMap<>();
  private Entry[] rarestFirst = new Entry[8]; // a heap
  private int size;

  /// Counts a search.
  void searched(String query) {
    Entry entry = entries.get(query);
    if (entry == null && size < MOST) {
      entry = new Entry(query, 0);
      append(entry);
    } else if (entry == null) {
      Entry rarest = rarestFirst[0];
      entries.remove(rarest.query);
      entry = new Entry(query, rarest.count);
      put(0, entry);
    }
    entries.put(query, entry);
    entry.count++;
    sink(entry);
  }

  private void append(Entry entry) {
    if (size == rarestFirst.length) {
      rarestFirst = Arrays.copyOf(rarestFirst, size * 2);
    }
    put(size, entry);
    size++;
    for (int place = size - 1;
        place > 0 && entry.count < parent(place).count;
        place = entry.place) {
      put(place, parent(place));
      put((place - 1) / 2, entry);
    }
  }

  private Entry parent(int place) {
    return rarestFirst[(place - 1) / 2];
  }

  private void sink(Entry entry) {
    while (true) {
      int child = 2 * entry.place + 1;
      if (child + 1 < size && rarestFirst[child + 1].count < rarestFirst[child].count) {
        child++;
      }
      if (child >= size || rarestFirst[child].count >= entry.count) {
        return;
      }
      put(entry.place, rarestFirst[child]);
      put(child, entry);
    }
  }

  private void put(int place, Entry entry) {
    rarestFirst[place] = entry;
    entry.place = place;
  }

  /// Counts the first click on a search's pages, where the search itself is counted.
  void clicked(String query) {
    Entry entry = entries.get(query);
    if (entry != null && entry.clicked < entry.seen()) {
      entry.clicked++;
    }
  }

  /// Counts an order from a search's pages.
  void ordered(String query) {
    Entry entry = entries.get(query);
    if (entry != null) {
      entry.orders++;
    }
  }

  /// The query's counts, null where it is not among those that are counted.
  @Nullable Entry find(String query) {
    return entries.get(query);
  }

  /// Searches that a query may have had that is not among those that are counted.
  int unseen() {
    return size < MOST ? 0 : rarestFirst[0].count;
  }

  void forEach(Consumer<Entry> consumer) {
    for (int i = 0; i < size; i++) {
      consumer.accept(rarestFirst[i]);
    }
  }

  /// Writes them in the order of the heap, so that what is read behaves the same.
  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      Entry entry = rarestFirst[i];
      out.writeUTF(entry.query);
      out.writeInt(entry.error);
      out.writeInt(entry.count);
      out.writeInt(entry.clicked);
      out.writeInt(entry.orders);
    }
  }

  static FrequentQueries readFrom(DataInputStream in) throws IOException {
    FrequentQueries queries = new FrequentQueries();
    for (int left = TrafficBytes.size(in, MOST); left > 0; left--) {
      Entry entry = new Entry(in.readUTF(), in.readInt());
      entry.count = in.readInt();
      entry.clicked = in.readInt();
      entry.orders = in.readInt();
      queries.append(entry);
      queries.entries.put(entry.query, entry);
    }
    return queries;
  }
}
