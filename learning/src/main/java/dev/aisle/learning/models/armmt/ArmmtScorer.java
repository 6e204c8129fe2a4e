package dev.aisle.learning.models.armmt;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.HeapTables;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.LeftOut;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.reranking.Incoming;
import dev.aisle.learning.reranking.PageGain;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A trained ARMMT: one pass over the whole list, with what it makes of each item's vectors kept.
/// Safe for use by several threads. Owns native memory.
final class ArmmtScorer implements Scorer, AutoCloseable {
  /// Items whose views are kept, at most: 128 bytes each and modality at width 32.
  private static final int KEPT = 1_000_000;

  private static final String BEHAVIOUR = "behaviour";
  private static final String QUERY = "query";
  private static final String NEIGHBOURS = "neighbours";

  private final ArmmtArrays.Fitted fitted;
  private final HeapTables base;
  private final HeapTables context;
  private final Parameters parameters;
  private final ArmmtNetwork network;
  private final List<ItemViews> views = new ArrayList<>();
  private final double mostGain;
  private final float[] places;

  ArmmtScorer(SavedModel saved, FeatureSet shop, ArmmtConfig config) {
    String place = saved.manifest().label();
    FeatureSet declared = InputColumns.declared(place, shop, saved.manifest().features()).set();
    ArmmtColumns columns = ArmmtColumns.of(declared, config);
    Map<String, TensorData> baseTensors = saved.tensors(ArmmtLearner.BASE);
    Map<String, TensorData> contextTensors = saved.tensors(ArmmtLearner.CONTEXT);
    fitted =
        new ArmmtArrays.Fitted(
            columns,
            Inputs.read(place, columns.base(), baseTensors),
            Inputs.read(place, columns.context(), contextTensors));
    base = new HeapTables(place, fitted.base(), baseTensors);
    context = new HeapTables(place, fitted.context(), contextTensors);
    mostGain = PageGain.most(config.learning().orders() ? config.orderGain() : 0);
    places = Armmt.places(saved);
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(0));
    try {
      network =
          new ArmmtNetwork(
              parameters, columns.sizes(base.width(), context.width()), config.forServing());
      parameters.load(place, saved.tensors(ArmmtLearner.NETWORK));
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
    for (int m = 0; m < columns.modalities().size(); m++) {
      views.add(new ItemViews(m, network, config.width(), KEPT));
    }
  }

  /// The columns that are read.
  FeatureSet features() {
    return fitted.columns().set();
  }

  @Override
  public float[] score(FeatureBatch batch, float[] upstream) {
    if (batch.size() == 0) {
      return new float[0];
    }
    ArmmtArrays arrays = arrays(batch, upstream);
    try (Scope _ = Scope.inference()) {
      return network.scored(projected(arrays), null).logits().floats();
    }
  }

  private ArmmtArrays arrays(FeatureBatch batch, float[] upstream) {
    return new ArmmtArrays(
        fitted,
        List.of(batch),
        new int[] {batch.size()},
        List.of(Incoming.of(upstream, batch.size())));
  }

  /// The list with the views of its items, in the open scope.
  private ArmmtBatch projected(ArmmtArrays arrays) {
    List<Modal> items = new ArrayList<>();
    List<Modal> past = new ArrayList<>();
    for (int m = 0; m < views.size(); m++) {
      items.add(views.get(m).of(arrays.modalities().get(m)).modal(Type.FLOAT));
      past.add(views.get(m).of(arrays.past().get(m)).modal(Type.FLOAT));
    }
    return new ArmmtBatch(
        base.embed(arrays.base()).features(),
        arrays.upstream(Type.FLOAT),
        arrays.ranks(),
        arrays.sees(),
        context.embed(arrays.context()).features(),
        items,
        new ArmmtBatch.History(past, arrays.kinds(), arrays.ages()),
        arrays.query(Type.FLOAT));
  }

  /// Clicks that the first places are expected to get, an order counting as several; see
  /// [PlaceEffects#gain].
  @Override
  public @Nullable Gain gain(float[] scores, int many) {
    float[] falling = new float[scores.length];
    float[] rising = scores.clone();
    Arrays.sort(rising);
    for (int i = 0; i < falling.length; i++) {
      falling[i] = rising[rising.length - 1 - i];
    }
    return new Gain(
        PlaceEffects.gain(places, scores, many, mostGain),
        PlaceEffects.gain(places, falling, many, mostGain));
  }

  /// What each modality, the shopper's behaviour, the query and the neighbours did, by leaving them
  /// out: the list is run through the network once, a page for each.
  @Override
  public List<Explanation> explain(FeatureBatch batch, float[] upstream, int row) {
    SequencedMap<String, Consumer<Changes>> without = new LinkedHashMap<>();
    int m = 0;
    for (Modality modality : fitted.columns().modalities().keySet()) {
      int number = m++;
      without.put(modality.label(), changes -> changes.dropModality(number));
    }
    if (m > 0) {
      without.put(BEHAVIOUR, Changes::dropBehaviour);
    }
    if (fitted.columns().query() != null) {
      without.put(QUERY, Changes::dropQuery);
    }
    without.put(NEIGHBOURS, Changes::dropNeighbours);
    int rows = batch.size();
    int pages = without.size() + 1;
    float[] scores;
    ArmmtArrays arrays = arrays(batch, upstream);
    try (Scope _ = Scope.inference()) {
      Changes changes = new Changes(pages, rows, m);
      without.values().forEach(changes::next);
      scores = network.scored(changes.apply(projected(arrays)), null).logits().floats();
    }
    Map<String, float[]> less = new LinkedHashMap<>();
    int page = 1;
    for (String name : without.keySet()) {
      less.put(name, Arrays.copyOfRange(scores, page * rows, (page + 1) * rows));
      page++;
    }
    return LeftOut.parts(Arrays.copyOf(scores, rows), less, row);
  }

  /// Copies of one list, of which each but the first lacks something.
  private static final class Changes {
    private final int pages;
    private final int candidates;
    private final float[][] modalities;
    private final float[] behaviour;
    private final float[] query;
    private final boolean[] sees;
    private int page;

    Changes(int pages, int candidates, int modalities) {
      this.pages = pages;
      this.candidates = candidates;
      this.modalities = new float[modalities][];
      for (int m = 0; m < modalities; m++) {
        this.modalities[m] = ones(pages);
      }
      behaviour = ones(pages);
      query = ones(pages);
      sees = new boolean[pages * candidates * candidates];
      Arrays.fill(sees, true);
    }

    private static float[] ones(int size) {
      float[] ones = new float[size];
      Arrays.fill(ones, 1);
      return ones;
    }

    void next(Consumer<Changes> change) {
      page++;
      change.accept(this);
    }

    void dropModality(int m) {
      modalities[m][page] = 0;
    }

    void dropBehaviour() {
      behaviour[page] = 0;
    }

    void dropQuery() {
      query[page] = 0;
    }

    void dropNeighbours() {
      int at = page * candidates * candidates;
      for (int one = 0; one < candidates; one++) {
        for (int other = 0; other < candidates; other++) {
          sees[at + one * candidates + other] = one == other;
        }
      }
    }

    /// In the open scope.
    ArmmtBatch apply(ArmmtBatch list) {
      List<Modal> items = new ArrayList<>();
      List<Modal> past = new ArrayList<>();
      for (int m = 0; m < modalities.length; m++) {
        Tensor kept = factor(modalities[m]);
        items.add(kept(list.modalities().get(m), kept));
        past.add(kept(list.history().modalities().get(m), kept.times(factor(behaviour))));
      }
      return new ArmmtBatch(
          copies(list.base()),
          copies(list.upstream()),
          copies(list.ranks()),
          Tensor.of(sees, pages, candidates, candidates),
          copies(list.context()),
          items,
          new ArmmtBatch.History(
              past, copies(list.history().kinds()), copies(list.history().ages())),
          list.query() == null ? null : kept(list.query(), factor(query)));
    }

    private Tensor factor(float[] kept) {
      return Tensor.of(kept, pages, 1, 1);
    }

    private static Modal kept(Modal modal, Tensor factor) {
      return new Modal(modal.vectors().times(factor), modal.there().times(factor));
    }

    private Tensor copies(Tensor of) {
      long[] shape = of.shape();
      shape[0] = pages;
      return of.expand(shape);
    }

    private int[] copies(int[] of) {
      return IntStream.range(0, pages * of.length).map(i -> of[i % of.length]).toArray();
    }
  }

  @Override
  public void close() {
    parameters.close();
  }
}
