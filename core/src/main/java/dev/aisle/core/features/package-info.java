/// How a request, a shopper and an item become model input: one function for training and serving.
@NullMarked
package dev.aisle.core.features;

import org.jspecify.annotations.NullMarked;
