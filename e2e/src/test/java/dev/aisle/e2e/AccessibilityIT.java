package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InStorefront.class)
final class AccessibilityIT {
  private static final int NARROWEST = 320;
  private static final int WIDEST = 1600;

  /// One line a violation: the rule, its help, and the elements.
  private static final String RUN_AXE =
      """
      async options =>
          (await axe.run(document, {resultTypes: ['violations'], ...options})).violations
          .map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html).slice(0, 3).join(' | ')}`)
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search?q=quillon&a.colour=Red&stock=1&brand=Brightwell",
        "/search?q=xqzvkwpt",
        "/item/teapots%2F3",
        "/no/such/page"
      })
  void pagesHaveNoViolations(String path, Storefront storefront) throws IOException {
    Visit visit = storefront.visit();
    visit.open(path);
    assertThat(violations(visit)).isEmpty();
  }

  @Test
  void aFullCartHasNoViolations(Storefront storefront) throws IOException {
    Visit visit = storefront.visit();
    visit.open("/item/teapots%2F3");
    visit.button("Add to cart").click();
    visit.open("/cart");
    assertThat(violations(visit)).isEmpty();
  }

  @Test
  void theStudioHasNoViolations(Storefront storefront) throws IOException {
    Visit visit = storefront.visit();
    StudioIT.withSimulatedShoppers(visit);
    visit.open("/search?q=quillon");
    visit.cards().first().locator("a").click();
    visit.settle();
    visit.open("/studio?window=1h");
    assertThat(visit.page().locator(".figures").first()).isAttached();
    for (Locator table : visit.page().locator(".plot-table summary").all()) {
      table.click();
    }
    assertThat(violations(visit)).isEmpty();
  }

  @Test
  void theStudiosModelsHaveNoViolations(Storefront storefront) throws IOException {
    Visit visit = storefront.visit();
    StudioModelsIT.withModels(visit);
    visit.open("/studio/models");
    visit.button("Curve of din 3").click();
    assertThat(visit.page().locator(".plot-curve").first()).isAttached();
    for (Locator table : visit.page().locator(".plot-table summary").all()) {
      table.click();
    }
    assertThat(violations(visit)).isEmpty();
  }

  @Test
  void dialogsAndCompletionsHaveNoViolations(Storefront storefront) throws IOException {
    Visit visit = storefront.visit(Visit.Device.PHONE);
    visit.open("/search?q=quillon");
    Page page = visit.page();
    visit.cards().first().locator(".why-button").click();
    assertThat(page.locator(".stage-table")).isVisible();
    assertThat(axe(visit, Map.of())).as("receipt").isEmpty();
    page.keyboard().press("Escape");

    visit.button("Filters").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    assertThat(axe(visit, Map.of())).as("filters").isEmpty();
    page.keyboard().press("Escape");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Shopping as Guest"))
        .click();
    assertThat(page.locator(".choices")).isVisible();
    assertThat(axe(visit, Map.of())).as("shoppers").isEmpty();
    page.keyboard().press("Escape");

    page.locator("#search").fill("quil");
    assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
    page.keyboard().press("ArrowDown");
    assertThat(axe(visit, Map.of())).as("completions").isEmpty();
  }

  @Test
  void whatMovedAnItemHasNoViolations(Storefront storefront) throws IOException {
    try (ListwiseShop _ = storefront.shop().rerankedBy(new ListwiseShop.ThreeParts())) {
      Visit visit = storefront.visit();
      visit.open("/search?q=quillon");
      visit.cards().first().locator(".why-button").click();
      assertThat(visit.page().locator(".moves")).isVisible();
      assertThat(violations(visit)).isEmpty();
    }
  }

  /// Every rule on phone and desktop; in dark again those rules that colours can break.
  private static List<String> violations(Visit visit) throws IOException {
    List<String> found = new ArrayList<>();
    for (Visit.Device device : Visit.Device.values()) {
      visit.page().setViewportSize(device.width, device.height);
      axe(visit, Map.of()).forEach(violation -> found.add(device + " " + violation));
    }
    visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    axe(visit, Map.of("runOnly", List.of("cat.color")))
        .forEach(violation -> found.add("dark " + violation));
    return found;
  }

  @SuppressWarnings("unchecked") // axe answers with the list of strings that RUN_AXE makes
  private static List<String> axe(Visit visit, Map<String, Object> options) throws IOException {
    if (!(boolean) visit.page().evaluate("() => 'axe' in window")) {
      visit.page().evaluate(axeScript());
    }
    return (List<String>) visit.page().evaluate(RUN_AXE, options);
  }

  private static String axeScript() throws IOException {
    try (InputStream script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search?q=zephyrine&a.colour=Red&a.colour=Blue",
        "/search?q=quillon&page=2",
        "/item/hostile%2F1",
        "/studio?window=1h",
        "/studio/models"
      })
  void nothingScrollsSidewaysOnAnyScreen(String path, Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open(path);
    for (int width : new int[] {NARROWEST, 390, 768, 1024, WIDEST}) {
      visit.page().setViewportSize(width, 800);
      assertThat((int) visit.page().evaluate("() => document.documentElement.scrollWidth"))
          .as("width of %s on a screen of %d", path, width)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void whatIsPressedOnThePhoneIsAtLeast44Pixels(Storefront storefront) {
    Visit visit = storefront.visit(Visit.Device.PHONE);
    for (String path :
        List.of(
            "/",
            "/search?q=quillon&a.colour=Red",
            "/item/teapots%2F3",
            "/studio",
            "/studio/models")) {
      visit.open(path);
      Object small =
          visit
              .page()
              .evaluate(
                  """
                  () => [...document.querySelectorAll("button, select, label.tick, .studio-page, .page-link, .sample, .aisle, .window, .plot-table summary")]
                      .filter(e => e.checkVisibility())
                      .filter(e => e.getBoundingClientRect().height < 43.5)
                      .map(e => e.outerHTML.slice(0, 100))
                  """);
      assertThat((List<?>) small).as(path).isEmpty();
    }
  }

  @Test
  void nothingMovesForThoseWhoAskedForStillness(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    visit.cards().first().hover();
    visit.cards().first().locator(".why-button").click();
    Object moving =
        visit
            .page()
            .evaluate(
                "() => document.getAnimations().map(a => a.animationName ?? a.transitionProperty)");
    assertThat((List<?>) moving).isEmpty();
  }

  @Test
  void theFirstTabStopSkipsToTheContent(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    visit.page().keyboard().press("Tab");
    assertThat(visit.page().locator(".skip-link")).isFocused();
    visit.page().keyboard().press("Enter");
    assertThat(visit.page().locator("main")).isFocused();
    visit.settle();
    assertThat(visit.heading()).hasText("“quillon”");
  }
}
