/// Which models there are: [dev.aisle.app.models.Models] is the one place that knows all of them.
@NullMarked
package dev.aisle.app.models;

import org.jspecify.annotations.NullMarked;
