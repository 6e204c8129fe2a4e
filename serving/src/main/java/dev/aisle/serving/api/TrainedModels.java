package dev.aisle.serving.api;

import dev.aisle.core.provenance.DataIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The models of the shop, and who may serve. Implementations are safe for use by several threads;
/// no request for a page waits for them.
public interface TrainedModels {
  /// Every model that the shop could have, trained or not, in the order of the cascade.
  List<State> all() throws IOException;

  /// Makes a version live.
  ///
  /// @throws dev.aisle.core.InvalidInputException where there is no such model or version, or it
  ///     cannot serve; everything stays as it was then
  void activate(String model, int version) throws IOException;

  /// Makes the version before live again.
  ///
  /// @return its number
  /// @throws dev.aisle.core.InvalidInputException as [#activate], and where there is none
  int rollback(String model) throws IOException;

  /// Lets a version score a sample of the requests behind their answers, in place of the one that
  /// did so before; what was counted begins anew.
  ///
  /// @throws dev.aisle.core.InvalidInputException as [#activate], and for a model that orders
  ///     nothing
  void shadow(String model, int version) throws IOException;

  /// Ends what [#shadow] began.
  void noShadow();

  /// The version that scores behind the answers, null where none does.
  @Nullable Shadow shadowed();

  /// The curve of a version's training, JSON Lines; null where none was kept.
  ///
  /// @throws dev.aisle.core.InvalidInputException where there is no such version
  @Nullable Path curve(String model, int version) throws IOException;

  /// What each stage loses and costs, as `aisle evaluate` wrote it; null where it did not.
  @Nullable Path ledger();

  /// A model.
  ///
  /// @param place where it stands: a slot's name, or the scene that it finds for
  /// @param chosen whether the configuration names it
  /// @param serving the version that makes pages now, null where none does
  /// @param problem why the live version does not serve, null where nothing is wrong
  /// @param live what `CURRENT` names, null where it was never trained
  /// @param previous the way back, null where there is none
  /// @param versions newest first
  record State(
      String model,
      String place,
      boolean chosen,
      @Nullable Integer serving,
      @Nullable String problem,
      @Nullable Integer live,
      @Nullable Integer previous,
      List<Version> versions) {
    public State {
      versions = List.copyOf(versions);
    }
  }

  /// A version on disk.
  ///
  /// @param training null where the manifest cannot be read
  /// @param problem why it cannot be used, null where nothing is known against it
  record Version(
      int number, @Nullable Training training, boolean curve, @Nullable String problem) {}

  /// How a version came about.
  ///
  /// @param metrics by name, on validation pages
  /// @param config as JSON text
  record Training(
      Instant at,
      Map<String, Double> metrics,
      DataIdentity data,
      long seed,
      String codeVersion,
      String config,
      Map<String, String> platform) {}

  /// How a version that scores behind the answers agrees with what was answered.
  ///
  /// @param against what orders the slot for the shoppers: `din@3`, or `none`
  /// @param requests scored so far
  /// @param skipped sampled requests that found the queue full
  /// @param failed requests that it could not score
  /// @param kendallTau mean rank correlation with the live order, in `[-1, 1]`
  /// @param top10 mean share of the live first ten that are among its first ten, in `[0, 1]`
  /// @param micros mean time of one request
  /// @param liveMicros mean time of the live stage on the same requests
  record Shadow(
      String model,
      int version,
      String against,
      long requests,
      long skipped,
      long failed,
      double kendallTau,
      double top10,
      double micros,
      double liveMicros) {}
}
