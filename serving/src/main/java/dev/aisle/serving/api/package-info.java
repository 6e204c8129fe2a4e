/// What the server answers: the endpoints of the API and the records that they read and write.
///
/// Read [dev.aisle.serving.api.SearchApi] first, then [dev.aisle.serving.api.ResultPages], which
/// turns a request into a page. The records here are the API's own; the domain's types may change
/// without them.
@NullMarked
package dev.aisle.serving.api;

import org.jspecify.annotations.NullMarked;
