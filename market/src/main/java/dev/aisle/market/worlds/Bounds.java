package dev.aisle.market.worlds;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a number of a world means and which values it may have, both ends included.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bounds {
  /// The least value.
  double min();

  /// The largest value.
  double max();

  /// What it is, as the world's file says it.
  String says();
}
