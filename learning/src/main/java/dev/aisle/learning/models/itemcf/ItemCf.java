package dev.aisle.learning.models.itemcf;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Interaction;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Item-to-item collaborative filtering as a model of the shop: learned by counting, in one pass.
public final class ItemCf implements Model {
  /// Its name, and that of its retrieval channel.
  public static final String NAME = "itemcf";

  /// Candidates looked at for the validation metric.
  private static final int DEPTH = 100;

  private final ItemCfConfig config;

  /// With settings of one's own.
  public ItemCf(ItemCfConfig config) {
    this.config = config;
  }

  /// With the default settings.
  public ItemCf() {
    this(ItemCfConfig.DEFAULT);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) {
    Teachable.requireClicks(job.pages(), Split.TRAIN);
    Teachable.requireShoppers(job.pages(), 2);
    Histories histories = new Histories();
    for (LoggedPage page : job.pages().of(Split.TRAIN)) {
      add(histories, page);
    }
    Neighbours neighbours = Neighbours.of(histories, config);
    List<LoggedPage> validation = job.pages().of(Split.VALIDATION);
    double[] recall = recall(neighbours, histories, validation);
    return new Trained(
        neighbours.tensors(),
        config,
        List.of(),
        List.of(
            PageMetrics.figure(
                "retrieve/" + NAME + "/recall@" + DEPTH, validation, recall, job.seed())));
  }

  private void add(Histories histories, LoggedPage page) {
    for (int row = 0; row < page.exposed(); row++) {
      double strength =
          switch (PageMetrics.grade(page, row)) {
            case 0 -> 0;
            case 1 -> config.click();
            case 2 -> config.cart();
            default -> config.order();
          };
      if (strength > 0) {
        histories.add(
            page.impression().shopper(),
            page.items().get(row),
            strength,
            page.impression().time(),
            page.impression().session());
      }
    }
  }

  static double strength(Interaction.Kind kind, ItemCfConfig config) {
    return switch (kind) {
      case CLICK -> config.click();
      case ADD_TO_CART -> config.cart();
      case ORDER -> config.order();
      case SKIP, DWELL -> 0;
    };
  }

  /// Of each page: the share of the items acted on that are among the first candidates found from
  /// what the shopper did before the page. NaN where nothing was acted on, or the shopper had
  /// no history. Goes on from `histories`, which it changes.
  private double[] recall(Neighbours neighbours, Histories histories, List<LoggedPage> pages) {
    double[] recall = new double[pages.size()];
    for (int p = 0; p < recall.length; p++) {
      LoggedPage page = pages.get(p);
      Set<ItemId> wanted = new HashSet<>();
      for (int row = 0; row < page.exposed(); row++) {
        if (PageMetrics.grade(page, row) > 0) {
          wanted.add(page.items().get(row));
        }
      }
      List<Histories.Entry> history = histories.of(page.impression().shopper(), config.recent());
      recall[p] =
          wanted.isEmpty() || history.isEmpty()
              ? Double.NaN
              : recall(found(neighbours, histories, history), wanted);
      add(histories, page);
    }
    return recall;
  }

  private static double recall(List<ItemId> found, Set<ItemId> wanted) {
    return (double) found.stream().filter(wanted::contains).count() / wanted.size();
  }

  private List<ItemId> found(
      Neighbours neighbours, Histories histories, List<Histories.Entry> history) {
    Map<Integer, Double> scores = new HashMap<>();
    double fade = 1;
    for (Histories.Entry entry : history.reversed()) {
      int anchor = neighbours.number(histories.items().get(entry.item()));
      if (anchor >= 0) {
        neighbours.addTo(scores, anchor, fade * entry.strength());
      }
      fade *= config.fading();
    }
    return neighbours.best(scores).stream().limit(DEPTH).map(neighbours::item).toList();
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    ItemCfConfig served = ConfigJson.of(saved, ItemCfConfig.class);
    return new Served.Finds(new ItemCfRetriever(Neighbours.of(saved.tensors()), served));
  }
}
