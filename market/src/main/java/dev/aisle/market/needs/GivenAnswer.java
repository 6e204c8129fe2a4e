package dev.aisle.market.needs;

import java.util.List;

/// What a shopper answered.
///
/// @param clicked the options that were clicked, in the order offered; possibly none
/// @param text the same in the shopper's words: `teal or navy blue, please`, `don't care`
public record GivenAnswer(List<String> clicked, String text) {
  public GivenAnswer {
    clicked = List.copyOf(clicked);
  }
}
