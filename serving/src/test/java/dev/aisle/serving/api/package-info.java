/// Tests of the endpoints' parts; what is served is tested over HTTP, a package above.
@NullMarked
package dev.aisle.serving.api;

import org.jspecify.annotations.NullMarked;
