package dev.aisle.app.cli;

import dev.aisle.market.MarketWriter.Part;
import dev.aisle.market.MarketWriter.Progress;
import org.jspecify.annotations.Nullable;

/// A progress bar for each part of making a market, one after the other.
final class MarketBars implements Progress, AutoCloseable {
  private @Nullable Part part;
  private @Nullable Bar bar;

  @Override
  public void at(Part now, long done, long total) {
    Bar current = bar;
    if (current == null || now != part) {
      close();
      current =
          switch (now) {
            case PICTURES -> new Bar("Drawing pictures", total, "items");
            case ITEMS -> new Bar("Listing items", total, "items");
            case DAYS -> new Bar("Letting shoppers come", total, "days");
          };
      bar = current;
      part = now;
    }
    current.at(done, total);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
