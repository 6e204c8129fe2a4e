package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InStorefront.class)
final class StudioIT {
  /// Two rounds of the studio's own refreshing.
  private static final double PATIENCE_MILLIS = 12_000;

  /// Lets the browser answer as a shop would that has simulated shoppers, whether this one has or
  /// not, and keep in `asked` what the page sends to them.
  private static final String WITH_SHOPPERS =
      """
      const real = fetch;
      const idle = {running: false, pagesPerSecond: 5, pages: 0, trouble: null};
      globalThis.asked = [];
      globalThis.fetch = async (path, options) => {
        if (path === "/v1/background-shoppers") {
          asked.push(options.body);
          return Response.json(idle);
        }
        const answer = await real(path, options);
        return path.startsWith("/v1/traffic")
            ? Response.json({...await answer.json(), backgroundShoppers: idle})
            : answer;
      };
      """;

  static void withSimulatedShoppers(Visit visit) {
    visit.page().addInitScript(WITH_SHOPPERS);
  }

  private static Locator window(Visit visit, String name) {
    return visit.page().getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator row(Page page, String caption, String query) {
    return page.getByRole(
            AriaRole.TABLE, new Page.GetByRoleOptions().setName(caption).setExact(true))
        .locator("tr")
        .filter(new Locator.FilterOptions().setHasText(query));
  }

  private static LocatorAssertions.HasTextOptions patiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
  }

  @Test
  void theStudioShowsWhatWasSearchedClickedAndBought(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=Brightwell+quillon+teapot");
    visit.cards().first().locator("a").click();
    visit.settle();
    visit.button("Buy now").click();
    assertThat(visit.page().locator(".purchase-done")).containsText("Ordered");
    visit.open("/search?q=xqvbrandt");
    visit.page().locator(".footer").getByText("Studio").click();
    visit.settle();

    Page page = visit.page();
    window(visit, "Hour").check();
    assertThat(visit.address()).isEqualTo("/studio?window=1h");
    assertThat(row(page, "Queries without results", "xqvbrandt").locator("td"))
        .hasText("1", patiently());
    Locator bought = row(page, "Top queries", "brightwell quillon teapot").locator("td");
    assertThat(bought.nth(0)).hasText("1");
    assertThat(bought.nth(1)).hasText("100 %");
    assertThat(bought.nth(2)).hasText("1");
    assertThat(page.locator(".plot-title").getByText("Search")).isVisible();
    assertThat(row(page, "Latency by stage", "Retrieve").first()).containsText("ms");
  }

  @Test
  void everyPlotIsReadWithArrowKeysAndAsATable(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    visit.cards().first().locator("a").click();
    visit.settle();
    visit.open("/studio?window=1h");
    Page page = visit.page();
    Locator pages = page.locator(".plot").first();
    assertThat(pages.locator(".plot-read-out"))
        .hasText(Pattern.compile("[1-9]\\d* in all"), patiently());

    pages.locator(".plot-box").focus();
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    assertThat(pages.locator(".plot-read-out"))
        .hasText(Pattern.compile("\\d\\d:\\d\\d: \\d+ pages?"));
    assertThat(pages.locator(".plot-active")).isVisible();
    pages.locator("summary").click();
    assertThat(pages.locator("tbody tr")).hasCount(60);
  }

  @Test
  void aWindowIsChosenWithTheKeyboardAndStaysInTheAddress(Storefront storefront) {
    Visit visit = storefront.visit(Visit.Device.PHONE);
    visit.open("/studio");
    window(visit, "Day").focus();
    visit.page().keyboard().press("ArrowRight");
    assertThat(window(visit, "Week")).isChecked();
    assertThat(visit.address()).isEqualTo("/studio?window=7d");
    visit.page().reload();
    visit.settle();
    assertThat(window(visit, "Week")).isChecked();
    visit.page().goBack();
    assertThat(window(visit, "Day")).isChecked();
  }

  @Test
  void aQuietTimeSaysWhatToDo(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    visit.cards().first().locator("a").click(); // whose event brings the page into the log
    visit.settle();
    visit.open("/studio?until=2020-01-01T00:00:00Z");
    assertThat(visit.page().locator(".notice h2")).hasText("Nothing happened in these 24 hours");
    assertThat(visit.page().locator(".freshness")).containsText("Looking back from 1 Jan 2020");
    visit.page().locator(".notice a").first().click();
    assertThat(visit.page().locator(".totals")).isVisible();
  }

  @Test
  void whereTheShopHasKeysTheStudioAsksForOne(Storefront storefront) {
    Visit visit = storefront.visit();
    visit
        .page()
        .addInitScript(
            """
            const real = fetch;
            globalThis.fetch = async (path, options) =>
                path.startsWith("/v1/traffic") && options.headers["X-API-Key"] !== "right"
                    ? Response.json({detail: "the API key is not known here"}, {status: 401})
                    : real(path);
            """);
    visit.page().navigate("/studio");
    visit.page().getByLabel("API key").fill("wrong");
    visit.page().keyboard().press("Enter");
    assertThat(visit.page().getByRole(AriaRole.ALERT)).hasText("the API key is not known here");
    visit.page().getByLabel("API key").fill("right");
    visit.page().keyboard().press("Enter");
    assertThat(visit.page().locator(".freshness-at")).containsText("as of");
    assertThat(visit.page().getByLabel("API key")).hasCount(0);
  }

  @Test
  void theSwitchAsksForShoppersAtTheRateBesideIt(Storefront storefront) {
    Visit visit = storefront.visit();
    withSimulatedShoppers(visit);
    visit.open("/studio");
    Locator toggle = visit.page().getByRole(AriaRole.SWITCH);
    assertThat(toggle).hasAttribute("aria-checked", "false");
    visit.page().getByLabel("pages a second").fill("2.5");
    visit.page().keyboard().press("Tab");
    toggle.focus();
    visit.page().keyboard().press("Space");
    visit.page().waitForFunction("() => asked.length > 0");
    assertThat(visit.page().evaluate("() => asked.join()"))
        .isEqualTo("{\"running\":true,\"pagesPerSecond\":2.5}");
  }
}
