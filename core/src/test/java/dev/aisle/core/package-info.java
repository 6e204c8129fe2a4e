/// Builders of items, events and hostile texts for the tests of every module (core's test-jar).
/// Read [dev.aisle.core.TestEvents] first.
@org.jspecify.annotations.NullMarked
package dev.aisle.core;
