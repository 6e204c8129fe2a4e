/// The training loop, written once. A model implements [dev.aisle.learning.training.Learner]: its
/// parameters, how a batch is made of examples, the loss of a batch, and a validation metric.
/// [dev.aisle.learning.training.TrainingLoop] does the rest:
/// ```java
/// try (DinLearner learner = new DinLearner(config, job)) {
///   TrainingLoop.run(TrainingRun.of("din", job), config.training(), learner);
///   return new Trained(learner.parameters().save(), …); // the best that there were
/// }
/// ```
/// - [dev.aisle.learning.training.BatchSource] makes batches on threads of its own, as arrays,
///     while
///   steps run; how long steps waited for them is measured and told.
/// - [dev.aisle.learning.training.TrainingConfig] says how long, how fast and how patiently.
/// - [dev.aisle.learning.training.TrainingJob] is what a model is given to learn from, and
///   [dev.aisle.learning.training.TrainingRun] what the loop needs of it.
/// - [dev.aisle.learning.training.Workers] says which of several processes that train together this
///   is; each takes its part of every batch, and all take the same step.
///
/// **Invariant:** all random numbers follow from the seed and the number of the step; so a training
/// that was killed and resumed ends in the same bits as one that was not.
/// **Invariant:** a checkpoint is one file, replaced as a whole.
@NullMarked
package dev.aisle.learning.training;

import org.jspecify.annotations.NullMarked;
