package dev.aisle.app.lists;

import dev.aisle.app.sequences.Published;
import dev.aisle.app.sequences.Task;
import dev.aisle.core.evaluation.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A data set of lists to be ordered, each with one right answer.
///
/// @param name part of figures' names: `xmarket-t1`
/// @param learnedFrom how the lists to learn from were made, for people
/// @param source whether people chose the targets
/// @param tests protocols, the main one first
/// @param validation decides when trainings end and which settings are taken
/// @param training shares no target with tests and validation
/// @param config settings for all networks
/// @param text the first modality, null for none
/// @param picture the second one, null for none
/// @param orders rankers that learn nothing; the first is the order in which candidates come in
/// @param published what others report
/// @param hash names the content of the files
public record ListData(
    String name,
    String learnedFrom,
    Figure.Source source,
    List<Task> tests,
    Task validation,
    TrainingLists training,
    ListConfig config,
    ListFeatures features,
    @Nullable Modality text,
    @Nullable Modality picture,
    List<ListRow.Order> orders,
    List<Published> published,
    String hash) {
  public ListData {
    tests = List.copyOf(tests);
    orders = List.copyOf(orders);
    published = List.copyOf(published);
  }

  /// The same with other settings.
  public ListData with(ListConfig other) {
    return new ListData(
        name,
        learnedFrom,
        source,
        tests,
        validation,
        training,
        other,
        features,
        text,
        picture,
        orders,
        published,
        hash);
  }
}
