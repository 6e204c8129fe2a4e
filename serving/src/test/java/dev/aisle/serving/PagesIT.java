package dev.aisle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.TestItems;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PagesIT {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(folder, 3);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void librariesComeFromWebJarsWithoutTheirVersion() throws Exception {
    HttpResponse<String> library = server.get("/webjars/preact/dist/preact.min.umd.js");

    assertThat(library.statusCode()).isEqualTo(200);
    assertThat(library.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(library.body()).contains("preact");
    String tag = library.headers().firstValue("ETag").orElseThrow();
    assertThat(
            server.get("/webjars/preact/dist/preact.min.umd.js", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void whatNoWebJarHasIsNotFound() throws Exception {
    assertThat(server.get("/webjars/preact/dist/none.js").statusCode()).isEqualTo(404);
    assertThat(server.get("/webjars/nobody/dist/preact.js").statusCode()).isEqualTo(404);
    assertThat(server.get("/webjars/preact/..%2F..%2Fpackage.json").statusCode()).isEqualTo(404);
  }

  @Test
  void theAddressesOfThePagesAnswerWithTheOnePage() throws Exception {
    String home = server.get("/").body();
    assertThat(home).contains("<div id=\"shop\">");
    assertThat(server.get("/search?q=lamp").body()).isEqualTo(home);
    assertThat(server.get("/item/a%2Fb.js").body()).isEqualTo(home);
  }

  @Test
  void aCategoryCountsItsItemsAndShowsOneWithAPicture() throws Exception {
    server.shop.with(TestItems.item("m-1", "Mug", "3.00", "Kitchen", "Mugs"));

    JsonNode categories = server.json("/v1/shop").get("categories");

    assertThat(categories.at("/0/name").asString()).isEqualTo("Home");
    assertThat(categories.at("/0/count").asInt()).isEqualTo(3);
    assertThat(categories.at("/1/name").asString()).isEqualTo("Kitchen");
    assertThat(categories.get(0).has("picture")).isTrue();
  }
}
