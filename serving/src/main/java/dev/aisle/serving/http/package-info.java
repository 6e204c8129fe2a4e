/// HTTP, and nothing of shops: how a request is matched, let in, limited, answered, counted and
/// described.
///
/// Read [dev.aisle.serving.http.FrontDoor] first. An [dev.aisle.serving.http.Endpoint] is a route
/// with all that its documentation says, so `/openapi.json` is generated from what is served.
@NullMarked
package dev.aisle.serving.http;

import org.jspecify.annotations.NullMarked;
