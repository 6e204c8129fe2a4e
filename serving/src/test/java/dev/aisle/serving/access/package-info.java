/// Tests of who may do what.
@NullMarked
package dev.aisle.serving.access;

import org.jspecify.annotations.NullMarked;
