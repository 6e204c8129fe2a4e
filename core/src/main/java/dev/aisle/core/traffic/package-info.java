/// What shoppers did with the shop's pages over time, for those who run it: a bounded fold over the
/// log, [dev.aisle.core.traffic.Traffic], and what it says of a stretch of time,
/// [dev.aisle.core.traffic.TrafficReport].
///
/// ```java
/// traffic.add(event, now);
/// traffic.report(Window.DAY, now).totals().clicksPerExposure();
/// ```
/// Unlike the folds of [dev.aisle.core.state] it is one mutable object for the whole shop, since a
/// copy per event would cost more than the event. Nothing in it names a shopper; typed queries and
/// request ids are in it, so an erasure throws it away and folds the log anew.
@NullMarked
package dev.aisle.core.traffic;

import org.jspecify.annotations.NullMarked;
