package dev.aisle.learning.samples;

import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages whose outcomes may still arrive, by request. Pages of one list share the request.
final class OpenPages {
  private final Duration window;
  private final int most;
  private final Map<RequestId, Open> byRequest = new LinkedHashMap<>();

  /// The pages of one request, the latest last, and the time of that one.
  private record Open(Instant time, List<PageRows> pages) {}

  OpenPages(Duration window, int most) {
    this.window = window;
    this.most = most;
  }

  void add(Impression page, PageRows rows) {
    Open known = byRequest.remove(page.request());
    List<PageRows> pages = known == null ? new ArrayList<>(1) : known.pages();
    pages.add(rows);
    byRequest.put(page.request(), new Open(page.time(), pages));
    Iterator<Open> oldest = byRequest.values().iterator();
    while (oldest.hasNext() && (closed(oldest.next(), page.time()) || byRequest.size() > most)) {
      oldest.remove();
    }
  }

  /// Takes in what was done with an item of a page; false where no open page showed it.
  boolean did(RequestId request, Interaction event) {
    @Nullable Open open = byRequest.get(request);
    if (open == null || closed(open, event.time())) {
      return false;
    }
    for (int i = open.pages().size() - 1; i >= 0; i--) {
      if (open.pages().get(i).did(event)) {
        return true;
      }
    }
    return false;
  }

  private boolean closed(Open open, Instant now) {
    return open.time().plus(window).isBefore(now);
  }
}
