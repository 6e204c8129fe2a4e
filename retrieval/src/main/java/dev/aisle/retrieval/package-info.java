/// Finding items: a Lucene index over the catalogue that follows the event log. The only package
/// that knows Lucene.
///
/// Read [dev.aisle.retrieval.LuceneCatalogIndex] first; then `ItemDocuments` (what is indexed),
/// `QueryPlanner` (how a query is read) and `MatchCollector` (the one pass that filters, counts and
/// ranks). Prices and stock are apart in `ItemTable`, so that they change without a refresh.
/// [dev.aisle.retrieval.VectorIndex] stands apart: vectors of items and the nearest to one.
@NullMarked
package dev.aisle.retrieval;

import org.jspecify.annotations.NullMarked;
