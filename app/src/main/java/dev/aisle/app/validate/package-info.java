/// Looks at the data of a shop before anything is learned from it: what is missing, what
/// contradicts itself, what no model could use, each with the way to mend it.
///
/// Read [dev.aisle.app.validate.Validator] first. It makes one pass over the catalogue and one over
/// the log, with bounded memory, and returns [dev.aisle.app.validate.Check]s.
@NullMarked
package dev.aisle.app.validate;

import org.jspecify.annotations.NullMarked;
