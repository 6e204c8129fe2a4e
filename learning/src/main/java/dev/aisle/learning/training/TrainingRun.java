package dev.aisle.learning.training;

import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.TrainingJob.Watch;
import java.nio.file.Path;

/// One training by the loop: of a model, or of one phase of it.
///
/// @param name of what is trained, for messages and progress: `din`
/// @param seed of every random choice
/// @param folder of the checkpoint and the curve; made where it is missing
/// @param resume whether to go on from the checkpoint in the folder where there is one; else what
///     the folder has of an earlier training is replaced
/// @param watch what is told of the progress, and whether to stop early; of several workers only
///     that of rank 0 is told, but each may stop it
/// @param peers the workers that train together; only rank 0 uses the folder
/// @param data identity of what is learned from, as text: a checkpoint of other data is refused,
///     and
///     so are workers with other data
public record TrainingRun(
    String name, long seed, Path folder, boolean resume, Watch watch, Peers peers, String data) {
  /// The training of a process alone, on data without a name.
  public TrainingRun(String name, long seed, Path folder, boolean resume, Watch watch) {
    this(name, seed, folder, resume, watch, Peers.alone(), "");
  }

  /// The training that a job asks for.
  public static TrainingRun of(String name, TrainingJob job) {
    DataIdentity data = job.pages().data();
    return new TrainingRun(
        name,
        job.seed(),
        job.folder(),
        job.resume(),
        job.watch(),
        job.peers(),
        data.count() + " events (" + data.hash() + ")");
  }

  /// A phase of this training, in a folder of its own below: a model that is trained in several
  /// phases runs them all when it is resumed, and those that had ended return at once.
  public TrainingRun phase(String phase) {
    return new TrainingRun(
        name + " " + phase, seed, folder.resolve(phase), resume, watch, peers, data);
  }
}
