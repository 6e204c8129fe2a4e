package dev.aisle.serving.api;

import dev.aisle.core.provenance.DataIdentity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the server answers of models, which [TrainedModels] describes field by field.
final class ModelAnswers {
  private ModelAnswers() {}

  /// What stands in each slot of the cascade, and every model that could.
  record Models(
      String bundle,
      List<SlotAnswer> slots,
      List<ModelAnswer> models,
      @Nullable ShadowAnswer shadow) {}

  /// A slot of the cascade.
  record SlotAnswer(String slot, String name, @Nullable String detail) {}

  /// A model.
  record ModelAnswer(
      String model,
      String place,
      boolean chosen,
      @Nullable Integer serving,
      @Nullable String problem,
      @Nullable Integer live,
      @Nullable Integer previous,
      List<VersionAnswer> versions) {
    static ModelAnswer of(TrainedModels.State state) {
      return new ModelAnswer(
          state.model(),
          state.place(),
          state.chosen(),
          state.serving(),
          state.problem(),
          state.live(),
          state.previous(),
          state.versions().stream().map(VersionAnswer::of).toList());
    }
  }

  /// A version of a model.
  record VersionAnswer(
      int version,
      @Nullable String trainedAt,
      Map<String, Double> metrics,
      @Nullable DataAnswer data,
      @Nullable Long seed,
      @Nullable String codeVersion,
      @Nullable String config,
      Map<String, String> platform,
      boolean curve,
      @Nullable String problem) {
    static VersionAnswer of(TrainedModels.Version version) {
      TrainedModels.Training training = version.training();
      return training == null
          ? new VersionAnswer(
              version.number(),
              null,
              Map.of(),
              null,
              null,
              null,
              null,
              Map.of(),
              version.curve(),
              version.problem())
          : new VersionAnswer(
              version.number(),
              training.at().toString(),
              new TreeMap<>(training.metrics()),
              DataAnswer.of(training.data()),
              training.seed(),
              training.codeVersion(),
              training.config(),
              new TreeMap<>(training.platform()),
              version.curve(),
              version.problem());
    }
  }

  /// The events that a version was trained on.
  record DataAnswer(long events, @Nullable String from, @Nullable String to, String hash) {
    static DataAnswer of(DataIdentity data) {
      return new DataAnswer(
          data.count(),
          data.from() == null ? null : data.from().toString(),
          data.to() == null ? null : data.to().toString(),
          data.hash());
    }
  }

  /// A version that scores behind the answers.
  record ShadowAnswer(
      String model,
      int version,
      String against,
      long requests,
      long skipped,
      long failed,
      double kendallTau,
      double top10,
      double micros,
      double liveMicros) {
    static ShadowAnswer of(TrainedModels.Shadow shadow) {
      return new ShadowAnswer(
          shadow.model(),
          shadow.version(),
          shadow.against(),
          shadow.requests(),
          shadow.skipped(),
          shadow.failed(),
          shadow.kendallTau(),
          shadow.top10(),
          shadow.micros(),
          shadow.liveMicros());
    }
  }

  /// The ledger: what each stage of the cascade loses and costs; no stages where it was not
  /// measured.
  record Ledger(
      @Nullable String made,
      @Nullable String bundle,
      @Nullable Long requests,
      List<LedgerRow> stages) {}

  /// A stage of the ledger. What was not measured is null.
  record LedgerRow(
      @Nullable String scene,
      String stage,
      @Nullable String name,
      @Nullable Double candidates,
      @Nullable Double hit,
      @Nullable Double hitLow,
      @Nullable Double hitHigh,
      @Nullable Double ndcg,
      @Nullable Double ndcgLow,
      @Nullable Double ndcgHigh,
      @Nullable Double millis,
      @Nullable Double millis99,
      @Nullable Double cpuMillis,
      @Nullable Double degraded) {}
}
