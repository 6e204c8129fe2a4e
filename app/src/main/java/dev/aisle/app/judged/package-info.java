/// Judged queries: reading what people said about query-item pairs, writing runs for other tools,
/// and measuring a retriever against it.
///
/// Read [dev.aisle.app.judged.JudgedQueries] for the formats, then
/// [dev.aisle.app.judged.RetrievalEvaluation]:
/// ```java
/// JudgedQueries judged = JudgedQueries.read(Path.of("ratings.csv"), null);
/// RetrievalEvaluation.run(index, shop, judged, Figure.Source.REAL, 100, 7).figures();
/// ```
@NullMarked
package dev.aisle.app.judged;

import org.jspecify.annotations.NullMarked;
