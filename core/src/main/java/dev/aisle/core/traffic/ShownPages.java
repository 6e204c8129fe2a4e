package dev.aisle.core.traffic;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.queries.Scene;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lists that were shown lately, by request, so that what shoppers do with them finds position
/// and query. The last [#MOST] lists are remembered, some 400 bytes each.
final class ShownPages {
  /// Lists that are remembered.
  static final int MOST = 20_000;

  /// A list: all pages of one request.
  static final class Shown {
    private final Scene scene;
    private final long time;
    private final @Nullable String query;
    private int[] items = {}; // by position, hashes; 0 where nothing was shown
    private long clicked; // by position, a bit each
    private boolean anyClick;

    private Shown(Scene scene, long time, @Nullable String query) {
      this.scene = scene;
      this.time = time;
      this.query = query;
    }

    Scene scene() {
      return scene;
    }

    /// When its first page was shown, milliseconds since the epoch: all that the list leads to
    /// counts at this time, so that a rate never has the clicks without the exposures.
    long time() {
      return time;
    }

    /// What was searched for, null outside of searches.
    @Nullable String query() {
      return query;
    }

    /// The 1-based position of an item whose first click this is; 0 where it was clicked before, or
    /// was not shown at a position that is counted.
    int firstClick(ItemId item) {
      int hash = hash(item);
      for (int i = 0; i < items.length; i++) {
        if (items[i] == hash) {
          boolean first = (clicked & 1L << i) == 0;
          clicked |= 1L << i;
          return first ? i + 1 : 0;
        }
      }
      return 0;
    }

    /// Whether no click was on the list before; there is one now.
    boolean firstClickOfAll() {
      boolean first = !anyClick;
      anyClick = true;
      return first;
    }

    private void show(Exposure exposure) {
      int position = exposure.position();
      if (position <= Traffic.POSITIONS) {
        if (position > items.length) {
          items = Arrays.copyOf(items, position);
        }
        items[position - 1] = hash(exposure.item());
      }
    }

    /// Four bytes for an item: two of the same page are taken for each other once in some ten
    /// million pages.
    private static int hash(ItemId item) {
      int hash = item.value().hashCode();
      return hash == 0 ? 1 : hash;
    }

    private boolean continuedBy(Impression page, @Nullable String typed) {
      return scene == page.scene() && Objects.equals(query, typed);
    }
  }

  private final Map<RequestId, Shown> lists = new LinkedHashMap<>();

  /// The list of an interaction, null where it is not remembered.
  @Nullable Shown find(@Nullable RequestId request) {
    return request == null ? null : lists.get(request);
  }

  /// The list that a page continues, null where the page begins one.
  @Nullable Shown continued(Impression page, @Nullable String query) {
    Shown known = lists.get(page.request());
    return known != null && known.continuedBy(page, query) ? known : null;
  }

  /// Remembers a list that a page begins.
  Shown begin(Impression page, @Nullable String query) {
    Shown list = new Shown(page.scene(), page.time().toEpochMilli(), query);
    lists.remove(page.request());
    if (lists.size() == MOST) {
      lists.remove(lists.keySet().iterator().next());
    }
    lists.put(page.request(), list);
    return list;
  }

  /// Adds what a page shows to its list.
  static void show(Shown list, Impression page) {
    page.exposures().forEach(list::show);
  }

  void clear() {
    lists.clear();
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(lists.size());
    for (Map.Entry<RequestId, Shown> list : lists.entrySet()) {
      Shown shown = list.getValue();
      out.writeUTF(list.getKey().value());
      TrafficBytes.write(out, shown.scene);
      out.writeLong(shown.time);
      out.writeBoolean(shown.query != null);
      if (shown.query != null) {
        out.writeUTF(shown.query);
      }
      TrafficBytes.write(out, shown.items);
      out.writeLong(shown.clicked);
      out.writeBoolean(shown.anyClick);
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    for (int left = TrafficBytes.size(in, MOST); left > 0; left--) {
      RequestId request = new RequestId(in.readUTF());
      Scene scene = TrafficBytes.readScene(in);
      Shown shown = new Shown(scene, in.readLong(), in.readBoolean() ? in.readUTF() : null);
      shown.items = TrafficBytes.readInts(in, Traffic.POSITIONS);
      shown.clicked = in.readLong();
      shown.anyClick = in.readBoolean();
      lists.put(request, shown);
    }
  }
}
