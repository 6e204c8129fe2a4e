package dev.aisle.learning.models.itemcf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Figures of the data set Amazon Games that another program computed: NDCG@10 of the target among
/// 20 candidates, the target last among equal ones.
class GamesTest {
  /// A shopper's items in order and the one that came next.
  private record Line(String shopper, List<String> history, String target) {}

  private static List<Line> lines(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] fields = line.split("\t", -1);
        if (!fields[0].startsWith("user_id")) {
          lines.add(
              new Line(
                  fields[0],
                  List.of(fields[1].split(" ", -1)),
                  fields.length > 2 ? fields[2] : ""));
        }
      }
    }
    return lines;
  }

  @Test
  void ndcgOfAmazonGamesIsTheKnownOne() throws IOException {
    Path folder = Path.of(System.getProperty("aisle.data", "no-data")).resolve("amazon-games");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "needs the data set " + folder + " (-Daisle.data=FOLDER)");
    Map<String, Line> shoppers = new HashMap<>();
    Histories histories = new Histories();
    for (Line line : lines(folder.resolve("Games-6k/Games-6k.test.inter.gz"))) {
      shoppers.put(line.shopper(), line);
      for (String item : line.history()) {
        histories.add(
            new ShopperId(line.shopper()),
            new ItemId(item),
            1,
            Instant.EPOCH,
            new SessionId(line.shopper()));
      }
    }
    ItemCfConfig all = new ItemCfConfig(3_000, 1_000, 0, 1, 1, 1, 1, 50, 1);
    Neighbours neighbours = Neighbours.of(histories, all);
    assertThat(ndcg(neighbours, shoppers, lines(folder.resolve("Games/Games.random.gz"))))
        .isCloseTo(0.6047, within(0.00005));
    assertThat(ndcg(neighbours, shoppers, lines(folder.resolve("Games-6k/Games-6k.random.gz"))))
        .isCloseTo(0.6642, within(0.00005));
  }

  private static double ndcg(
      Neighbours neighbours, Map<String, Line> shoppers, List<Line> candidates) {
    double sum = 0;
    for (Line line : candidates) {
      Line shopper = shoppers.getOrDefault(line.shopper(), line);
      Map<Integer, Double> scores = new HashMap<>();
      shopper.history().stream()
          .distinct()
          .forEach(item -> neighbours.addTo(scores, neighbours.number(new ItemId(item)), 1));
      double target = score(neighbours, scores, shopper.target());
      int above =
          (int)
              line.history().stream()
                  .filter(item -> !item.equals(shopper.target()))
                  .limit(19)
                  .filter(item -> score(neighbours, scores, item) >= target)
                  .count();
      sum += above < 10 ? Math.log(2) / Math.log(above + 2.0) : 0;
    }
    return sum / candidates.size();
  }

  /// Of equal scores the more popular one is better.
  private static double score(Neighbours neighbours, Map<Integer, Double> scores, String item) {
    int number = neighbours.number(new ItemId(item));
    return number < 0 ? 0 : scores.getOrDefault(number, 0.0) + 1e-9 * neighbours.shoppers(number);
  }
}
