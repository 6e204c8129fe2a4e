/// How the words of items and queries become index terms: one function for both sides, so that what
/// was indexed is what is looked for.
///
/// Read [dev.aisle.retrieval.text.ProductText] first. Nothing here knows of an index.
@NullMarked
package dev.aisle.retrieval.text;

import org.jspecify.annotations.NullMarked;
