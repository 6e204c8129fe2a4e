/// Whether ARMMT finds what it is made to find: lists with a planted structure that only one of its
/// parts can see, and what is lost without that part.
///
/// Three generators plant a structure each: [dev.aisle.app.planted.PlantedTastes] one that needs
/// both modalities and the shopper's history, [dev.aisle.app.planted.PlantedQueries] one in which
/// the query decides which modality counts, [dev.aisle.app.planted.PlantedLooks] one in which the
/// other items of the list count. [dev.aisle.app.planted.PlantedCheck] lists what is checked.
/// ```java
/// PlantedStudy.Outcome outcome =
///     new PlantedStudy(PlantedPlan.DEFAULT, checks, 2).run(scratch.path(), System.err::println);
/// outcome.verdicts().forEach(System.out::println);
/// ```
/// Everything is drawn: nothing here says how good the model is on a shop's pages. A model that
/// fails here has a broken part.
@NullMarked
package dev.aisle.app.planted;

import org.jspecify.annotations.NullMarked;
