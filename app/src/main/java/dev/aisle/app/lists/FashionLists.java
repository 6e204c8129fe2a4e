package dev.aisle.app.lists;

import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.Measure;
import dev.aisle.app.sequences.SideIds;
import dev.aisle.app.sequences.TabbedLines;
import dev.aisle.app.sequences.Task;
import dev.aisle.app.sequences.Tasks;
import dev.aisle.app.sequences.TitleWords;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.encoders.PictureEncoder;
import dev.aisle.learning.encoders.Pictures;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.models.picture.PictureConfig;
import dev.aisle.learning.models.picture.PictureModel;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Photos of products with their names, and shoppers who are made up: each has a taste of three
/// kinds of article in a colour each, a history of photos of these tastes, and a list of one kind
/// of article of which one photo has the colour.
///
/// **The photos, names, kinds and colours are real; who likes what is drawn.** Names lose the word
/// of their colour for a share of items, so that the picture alone shows it there.
final class FashionLists {
  static final String STYLES = "styles.csv.gz";
  private static final String PHOTOS = "images.zip";
  private static final String HEADER =
      "id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,"
          + "productDisplayName";
  private static final int COLUMNS = 10;

  private static final int TASTES = 3;
  private static final int HISTORY = 8;
  private static final int CANDIDATES = 20;
  private static final int WORDS = 32;
  private static final long SEED = 20_260_101;

  /// Photos of a kind and colour that make it a taste: some to have taken, one to be found.
  private static final int FEWEST = 3;

  /// Which photos lists are made of. Those of tests and validation are cold: neither rankers nor
  /// the picture tower learned from them.
  private enum Part {
    TRAINING(0, 0, 0.65, 4_000),
    VALIDATION(1, 0.65, 0.75, 600),
    TEST(2, 0.75, 1, 2_000);

    private final int number;
    private final double from;
    private final double until;
    private final int lists;

    Part(int number, double from, double until, int lists) {
      this.number = number;
      this.from = from;
      this.until = until;
      this.lists = lists;
    }
  }

  /// A photo's row.
  private record Photo(
      String id,
      String gender,
      String master,
      String sub,
      String kind,
      String colour,
      String name) {
    String taste() {
      return kind + " in " + colour;
    }

    /// The name without the words of its colour.
    String colourless() {
      Set<String> words = Set.of(colour.toLowerCase(Locale.ROOT).split(" "));
      return Arrays.stream(name.split(" "))
          .filter(word -> !words.contains(word.toLowerCase(Locale.ROOT)))
          .collect(Collectors.joining(" "));
    }

    Item item() {
      return new Item(
          new ItemId(id),
          name,
          "",
          List.of(master, sub, kind),
          null,
          null,
          new Offer(null, null),
          null,
          0,
          Map.of(
              "gender", new AttributeValue.Text(gender), "colour", new AttributeValue.Text(colour)),
          id + ".jpg",
          Instant.EPOCH);
    }
  }

  private final Path folder;

  /// By item; 0 is padding and stands for the first.
  private final List<Photo> photos = new ArrayList<>();

  private final List<String> kinds;
  private final double[] part;

  private FashionLists(Path folder, int most) throws IOException {
    this.folder = folder;
    try (ZipFile zip = new ZipFile(folder.resolve(PHOTOS).toFile())) {
      TabbedLines.read(
          folder,
          STYLES,
          HEADER,
          1,
          (place, cells) -> {
            String[] row = cells.getFirst().split(",", COLUMNS);
            TabbedLines.require(row.length == COLUMNS, place, "has " + row.length + " columns");
            if (photos.size() <= most && zip.getEntry("images/" + row[0] + ".jpg") != null) {
              Photo photo = new Photo(row[0], row[1], row[2], row[3], row[4], row[5], row[9]);
              photos.add(photo);
              if (photos.size() == 1) {
                photos.add(photo);
              }
            }
          });
    }
    kinds = photos.stream().map(Photo::kind).distinct().sorted().toList();
    part = new SplittableRandom(SEED).doubles(photos.size()).toArray();
  }

  /// Makes lists for some shares of items whose name lacks the colour.
  ///
  /// @param most photos that are read
  /// @param config of the picture tower
  /// @param scratch takes the unpacked photos
  /// @throws InvalidInputException where a file is missing or makes no sense
  static List<ListData> read(
      Path folder, List<Double> shares, int most, PictureConfig config, Path scratch)
      throws IOException {
    if (!Files.isRegularFile(folder.resolve(PHOTOS))) {
      throw new InvalidInputException(
          folder.resolve(PHOTOS).toString(), "is missing", "Name the folder that has it.");
    }
    FashionLists lists = new FashionLists(folder, most);
    Modality pictures = lists.pictures(config, scratch);
    List<ListData> data = new ArrayList<>();
    for (double share : shares) {
      data.add(lists.data(share, pictures));
    }
    return data;
  }

  private ListData data(double share, Modality pictures) throws IOException {
    double[] drawn = new SplittableRandom(SEED + 1).doubles(photos.size()).toArray();
    TitleWords words = new TitleWords();
    List<int[]> ofItem = new ArrayList<>(List.of(new int[0]));
    for (int item = 1; item < photos.size(); item++) {
      Photo photo = photos.get(item);
      ofItem.add(words.ids(drawn[item] < share ? photo.colourless() : photo.name()));
    }
    SideIds names = words.counted(ofItem);
    Features features = new Features(names);
    String percent = "%.0f".formatted(100 * share);
    Task test =
        new Task(
            "cold",
            Part.TEST.lists
                + " drawn shoppers; a cold photo of the kind and colour of a taste among 19 cold ones"
                + " of that kind or near ones, of other colours.",
            lists(Part.TEST),
            List.of(Measure.ndcg(10), Measure.hitRate(1), Measure.auc()));
    return new ListData(
        "fashion-products-" + percent,
        LEARNED.formatted(Part.TRAINING.lists, percent),
        Figure.Source.SIMULATED,
        List.of(test),
        new Task("validation", "As the test.", lists(Part.VALIDATION), test.measures()),
        TrainingLists.of(lists(Part.TRAINING)),
        ListConfig.DEFAULTS.withEpochs(4).withRate(0.004),
        features,
        new Modality.Words("words and pairs of words of names", WORDS, names),
        pictures,
        List.of(
            ListRows.order(
                "words", "rare words in common with the history", Role.BASELINE, features),
            ListRows.random()),
        List.of(),
        Tasks.hash(folder.resolve(STYLES), folder.resolve(PHOTOS)));
  }

  @SuppressWarnings("InlineFormatString") // so long a text reads better apart
  private static final String LEARNED =
      """
      Shoppers are drawn: each likes three pairs of kind of article and colour, and took 8 photos of \
      these pairs. A list is of one of the kinds: one photo of the pair, and 19 of the same kind in \
      other colours, or where these run out of the same sub-category, none of them liked. The %d lists \
      that are learned from show training photos, 65 %% of all; those of validation (10 %%) and test \
      (25 %%) show photos that nothing learned from, the picture tower included. The word of the colour \
      was taken out of the names of %s %% of the photos.""";

  private List<Ask> lists(Part of) {
    Map<String, List<Integer>> histories = tastes(item -> inside(item, Part.TRAINING));
    Map<String, List<Integer>> shown = tastes(item -> inside(item, of));
    List<String> tastes =
        histories.keySet().stream()
            .filter(taste -> histories.getOrDefault(taste, List.of()).size() >= FEWEST)
            .filter(shown::containsKey)
            .toList();
    int[] pool = IntStream.range(1, photos.size()).filter(item -> inside(item, of)).toArray();
    Random random = new Random(SEED + of.number);
    List<Ask> asks = new ArrayList<>();
    for (int shopper = 0; tastes.size() >= TASTES && shopper < of.lists; shopper++) {
      List<String> liked = new ArrayList<>(tastes);
      Collections.shuffle(liked, random);
      liked = liked.subList(0, TASTES);
      String wanted = liked.getFirst();
      int target = drawn(shown, wanted, random);
      SequencedSet<Integer> history = new LinkedHashSet<>();
      for (int i = 0; i < HISTORY; i++) {
        history.add(drawn(histories, liked.get(i % TASTES), random));
      }
      history.remove(target);
      List<Integer> shuffled = new ArrayList<>(history);
      Collections.shuffle(shuffled, random);
      asks.add(
          new Ask(
              shopper,
              shuffled.stream().mapToInt(Integer::intValue).toArray(),
              candidates(target, Set.copyOf(liked), pool, random),
              target));
    }
    return asks;
  }

  private Map<String, List<Integer>> tastes(Predicate<Integer> some) {
    return IntStream.range(1, photos.size())
        .boxed()
        .filter(some)
        .collect(
            Collectors.groupingBy(
                item -> photos.get(item).taste(), TreeMap::new, Collectors.toList()));
  }

  private boolean inside(int item, Part of) {
    return part[item] >= of.from && part[item] < of.until;
  }

  private static int drawn(Map<String, List<Integer>> of, String taste, Random random) {
    List<Integer> some = of.getOrDefault(taste, List.of());
    return some.get(random.nextInt(some.size()));
  }

  /// The target, then others of its kind, of its sub-category, of its master category.
  private int[] candidates(int target, Set<String> liked, int[] pool, Random random) {
    Photo wanted = photos.get(target);
    SequencedSet<Integer> chosen = new LinkedHashSet<>(List.of(target));
    List<Integer> shuffled = new ArrayList<>(Arrays.stream(pool).boxed().toList());
    Collections.shuffle(shuffled, random);
    List<Predicate<Photo>> nearer =
        List.of(
            photo -> photo.kind().equals(wanted.kind()),
            photo -> photo.sub().equals(wanted.sub()),
            photo -> photo.master().equals(wanted.master()));
    for (Predicate<Photo> near : nearer) {
      for (int item : shuffled) {
        Photo photo = photos.get(item);
        if (chosen.size() < CANDIDATES && near.test(photo) && !liked.contains(photo.taste())) {
          chosen.add(item);
        }
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Vectors of all photos by a tower that was taught kinds, colours and genders of the training
  /// photos.
  private Modality pictures(PictureConfig config, Path scratch) throws IOException {
    Path unpacked = Files.createDirectories(scratch.resolve("photos"));
    try (ZipFile zip = new ZipFile(folder.resolve(PHOTOS).toFile())) {
      for (Photo photo : photos) {
        ZipEntry entry = zip.getEntry("images/" + photo.id() + ".jpg");
        Path file = unpacked.resolve(photo.item().id() + ".jpg");
        if (entry != null && !Files.exists(file)) {
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
    Pictures pictures = new Pictures(unpacked);
    List<Item> training =
        IntStream.range(1, photos.size())
            .filter(item -> inside(item, Part.TRAINING))
            .mapToObj(item -> photos.get(item).item())
            .toList();
    TrainingRun run =
        new TrainingRun("picture", 1, scratch.resolve("picture"), false, TrainingJob.Watch.NONE);
    Trained tower = new PictureModel(config).train(training, pictures, run);
    float[] @Nullable [] vectors = new float[photos.size()][];
    try (PictureEncoder encoder =
        new PictureEncoder("picture", tower.tensors(), config.width(), pictures)) {
      for (int item = 1; item < vectors.length; item++) {
        vectors[item] = encoder.item(photos.get(item).item());
      }
    }
    return new Modality.Vectors("vectors of photos", config.width(), vectors);
  }

  /// What is known besides names and photos: how many words a name has and how rare those are that
  /// the history has too; of a list its kind of article, as of a page of a category.
  private final class Features implements ListFeatures {
    private final SideIds names;
    private final double[] rarity;

    Features(SideIds names) {
      this.names = names;
      rarity = new double[names.values() + 1];
      for (int item = 1; item < photos.size(); item++) {
        for (int word : names.of(item)) {
          rarity[word]++;
        }
      }
      Arrays.setAll(rarity, word -> Math.log(photos.size() / Math.max(1, rarity[word])));
    }

    @Override
    public int base() {
      return 2;
    }

    @Override
    public void write(Ask ask, int candidate, float[] to, int at) {
      to[at] = names.of(candidate).length / 8f - 1;
      to[at + 1] = (float) (upstream(ask, candidate) - 1);
    }

    @Override
    public int context() {
      return kinds.size();
    }

    @Override
    public void writeContext(Ask ask, float[] to, int at) {
      // The most frequent kind among the candidates: the target alone does not decide it.
      int[] counts = new int[kinds.size()];
      int most = 0;
      for (int candidate : ask.candidates()) {
        int kind = Collections.binarySearch(kinds, photos.get(candidate).kind());
        counts[kind]++;
        most = counts[kind] > counts[most] ? kind : most;
      }
      to[at + most] = 1;
    }

    @Override
    public double upstream(Ask ask, int candidate) {
      double sum = 0;
      for (int item : ask.history()) {
        for (int word : names.of(item)) {
          sum += Ask.has(names.of(candidate), names.of(candidate).length, word) ? rarity[word] : 0;
        }
      }
      return Math.log1p(sum) / 3;
    }
  }
}
