/// Checks of a running server from outside, for the test suite and for a command alike. Read
/// [dev.aisle.serving.check.HttpFuzz].
@NullMarked
package dev.aisle.serving.check;

import org.jspecify.annotations.NullMarked;
