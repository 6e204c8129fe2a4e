package dev.aisle.benchmarks.nets;

/// One of the nets that are compared.
public interface DinNet extends AutoCloseable {
  /// Takes a step.
  ///
  /// @return the mean log loss before it
  double train(DinBatch batch);

  @Override
  void close();
}
