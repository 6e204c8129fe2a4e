package dev.aisle.app.cli;

import dev.aisle.app.trials.PolicySide;
import java.util.Iterator;

/// The names of policies, for help texts.
final class PolicyNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return PolicySide.names().iterator();
  }
}
