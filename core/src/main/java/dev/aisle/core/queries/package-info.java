/// What a shopper asks for: scene, query text, filters, sort order. Read
/// [dev.aisle.core.queries.Filters] first.
@NullMarked
package dev.aisle.core.queries;

import org.jspecify.annotations.NullMarked;
