/// How sellers and shoppers put things into words: titles and descriptions in several styles of
/// writing, with their omissions, abbreviations and typing errors, and the texts of queries.
@NullMarked
package dev.aisle.market.writing;

import org.jspecify.annotations.NullMarked;
