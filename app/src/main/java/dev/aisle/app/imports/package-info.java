/// Brings catalogues and logs that others wrote into a shop.
///
/// Read [dev.aisle.app.imports.Importer] first, then one reader, for example
/// [dev.aisle.app.imports.RecBoleReader]. A reader turns the records of a file into events and
/// hands them to the [dev.aisle.app.imports.Intake], which checks them, gives them stable ids,
/// batches them into the shop and counts. Lines, archives and their limits are the business of
/// [dev.aisle.app.imports.Sources] and [dev.aisle.app.imports.Records] alone.
///
/// **Invariants:** a source is never held in memory as a whole; a record that cannot be read is
/// reported with its file and line and never silently dropped; importing the same source twice
/// changes nothing, since every event's id follows from what it says.
///
/// ```java
/// ImportSummary summary =
///     Importer.run(ImportFormat.AISLE, List.of(Path.of("events.jsonl.gz")), shop,
///         ImportOptions.DEFAULTS, Progress.NONE);
/// summary.lines().forEach(System.out::println);
/// ```
@NullMarked
package dev.aisle.app.imports;

import org.jspecify.annotations.NullMarked;
