/// Metrics of ranking, classification, diversity and calibration as pure functions, each with its
/// formula.
@NullMarked
package dev.aisle.core.evaluation;

import org.jspecify.annotations.NullMarked;
