package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Serving;
import dev.aisle.app.wiring.ShopClient;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.market.MarketFolder;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle bench cascade`: pages of a trained shop through HTTP, and what explaining an item adds.
@Command(
    name = "cascade",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a server of a trained generated shop for first pages, one client, shoppers of its log,",
      "and for the explanation of an item of each page."
    })
final class CascadeBench implements Callable<Integer> {
  private static final int PAGE = 20;
  private static final int WARM_UP = 300;

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(names = "--shop", required = true, paramLabel = "DIR", description = "A trained shop.")
  private Path dir = Path.of(".");

  @Option(names = "--requests", defaultValue = "1000", description = "Default ${DEFAULT-VALUE}.")
  private int requests;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!MarketFolder.exists(dir)) {
      throw new InvalidInputException(
          dir.toString(), "is no generated shop", "Make one with `aisle market DIR`.");
    }
    List<String> queries =
        MarketFolder.open(dir).catalog().queries(7, requests + WARM_UP).stream().toList();
    Histogram pages = histogram();
    Histogram explained = histogram();
    List<Figure> figures = new ArrayList<>();
    Set<RequestId> measured = new HashSet<>();
    try (OpenShop open = OpenShop.open(dir);
        HttpClient http = HttpClient.newHttpClient()) {
      List<String> shoppers = open.shop().shoppers().map(ShopperId::value).sorted().toList();
      try (AisleServer server = Serving.start(open, "127.0.0.1", 0)) {
        URI address = URI.create("http://127.0.0.1:" + server.port());
        try (ShopClient client = new ShopClient(address)) {
          for (int i = 0; i < queries.size(); i++) {
            long began = System.nanoTime();
            ShopClient.Page page =
                client.search(queries.get(i), shoppers.get(i * 7 % shoppers.size()), "bench", PAGE);
            long answered = System.nanoTime();
            if (!page.items().isEmpty()) {
              explain(http, address, page);
            }
            if (i >= WARM_UP) {
              measured.add(new RequestId(page.request()));
              pages.recordValue((answered - began) / 1_000);
              explained.recordValue((System.nanoTime() - began) / 1_000);
            }
          }
        }
      }
      stages(open, measured)
          .forEach(
              (stage, micros) ->
                  figures.addAll(Latencies.figures("cascade/stage/" + stage, micros)));
      figures.addAll(Latencies.figures("cascade/page", pages));
      figures.addAll(Latencies.figures("cascade/page-and-explanation", explained));
      figures.add(
          Figure.exact(
              "cascade/explanation-ratio",
              explained.getValueAtPercentile(50) / (double) pages.getValueAtPercentile(50),
              "x",
              Source.SIMULATED,
              requests));
      figures.add(Figure.exact("cascade/items", open.shop().itemCount(), "", Source.SIMULATED, 1));
      figures.add(
          Figure.exact(
              "cascade/stages", open.cascade().plan().steps().size(), "", Source.SIMULATED, 1));
      spec.commandLine()
          .getErr()
          .println(
              "stages: "
                  + String.join(
                      ", ",
                      open.cascade().plan().steps().stream()
                          .map(CascadePlan.Step::stage)
                          .map(stage -> stage.name())
                          .toList()));
    }
    output.print(spec.commandLine().getOut(), figures);
    return 0;
  }

  /// What each stage took, features included, as the receipts of some requests say.
  private static SequencedMap<String, Histogram> stages(OpenShop open, Set<RequestId> requests)
      throws IOException {
    SequencedMap<String, Histogram> stages = new LinkedHashMap<>();
    try (Stream<Receipt> receipts = open.receipts().all()) {
      receipts
          .filter(receipt -> requests.contains(receipt.request().id()))
          .flatMap(receipt -> receipt.stages().stream())
          .forEach(
              stage ->
                  stages
                      .computeIfAbsent(stage.stage(), _ -> histogram())
                      .recordValue(stage.took().toNanos() / 1_000));
    }
    return stages;
  }

  private static void explain(HttpClient http, URI address, ShopClient.Page page)
      throws IOException, InterruptedException {
    String item = page.items().get(page.items().size() / 2);
    URI why =
        address.resolve(
            "/v1/receipts/"
                + URLEncoder.encode(page.request(), StandardCharsets.UTF_8)
                + "/items/"
                + URLEncoder.encode(item, StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(why).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("GET " + why + " gave " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static Histogram histogram() {
    return new Histogram(Duration.ofMinutes(1).toNanos() / 1_000, 3);
  }
}
