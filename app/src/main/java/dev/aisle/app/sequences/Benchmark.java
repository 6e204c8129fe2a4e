package dev.aisle.app.sequences;

import java.util.List;

/// A data set with its protocols.
///
/// @param tasks tests, the main one first; they ask for the last item of sequences
/// @param validation asks for the item before it; settings are chosen by nothing else
/// @param published what others report
public record Benchmark(
    Sequences sequences, List<Task> tasks, Task validation, List<Published> published) {
  public Benchmark {
    tasks = List.copyOf(tasks);
    published = List.copyOf(published);
  }

  /// The test of a name.
  public Task task(String name) {
    return tasks.stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
  }
}
