package dev.aisle.serving.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages say of the shop.
///
/// @param name shown as its title
/// @param currency ISO 4217 code of all prices
/// @param sampleQueries offered on the home page; where empty, names of categories are
/// @param pictures folder of the items' pictures, null where the shop has none
public record Shopfront(
    String name, String currency, List<String> sampleQueries, @Nullable Path pictures) {
  public Shopfront {
    sampleQueries = List.copyOf(sampleQueries);
  }
}
