package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InStorefront.class)
final class SearchIT {
  @Test
  void aQueryIsTypedCompletedAndSearchedByKeyboardAlone(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/");
    Page page = visit.page();
    Locator box = page.locator("#home-search");
    for (int stops = 0;
        stops < 10 && !(boolean) box.evaluate("e => e === document.activeElement");
        stops++) {
      page.keyboard().press("Tab");
    }
    assertThat(box).isFocused();

    page.keyboard().type("quil");
    Locator options = page.getByRole(AriaRole.OPTION);
    assertThat(options.first()).isVisible();
    assertThat(box).hasAttribute("aria-expanded", "true");
    page.keyboard().press("ArrowDown");
    assertThat(options.first()).hasAttribute("aria-selected", "true");
    assertThat(box).hasAttribute("aria-activedescendant", options.first().getAttribute("id"));
    page.keyboard().press("Escape");
    assertThat(box).hasAttribute("aria-expanded", "false");
    assertThat(box).hasValue("quil");

    page.keyboard().press("ArrowDown");
    assertThat(options.first()).isVisible();
    page.keyboard().press("ArrowDown");
    String completion = options.first().textContent();
    page.keyboard().press("Enter");
    visit.settle();

    assertThat(visit.heading()).hasText("“" + completion + "”");
    assertThat(visit.cards().first()).containsText("Quillon teapot");
    assertThat(page.locator("main")).isFocused();
  }

  @Test
  void completionsForWhatIsNoLongerTypedAreDropped(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/cart");
    Page page = visit.page();
    List<Route> late = new ArrayList<>();
    page.route("**/v1/complete?q=qui&*", late::add);
    Locator box = page.locator("#search");
    box.fill("qui");
    page.waitForCondition(() -> !late.isEmpty());
    page.waitForResponse("**/v1/complete?q=zzzzqq&*", () -> box.fill("zzzzqq"));
    late.getFirst()
        .fulfill(
            new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"completions\":[\"quiet kettle\"]}"));
    page.waitForTimeout(300);
    assertThat(box).hasAttribute("aria-expanded", "false");
  }

  @Test
  void filtersSortsAndPagesLiveInTheAddress(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    Page page = visit.page();
    assertThat(page.locator(".results-total")).hasText(Shelf.TEAPOTS + " results");

    page.getByLabel("Red", new Page.GetByLabelOptions().setExact(false)).check();
    assertThat(page.locator(".results-total")).hasText(Shelf.RED_TEAPOTS + " results");
    assertThat(visit.address()).contains("a.colour=Red");

    page.getByLabel("Sort by").selectOption("price_descending");
    assertThat(visit.cards().first()).containsText("No " + Shelf.TEAPOTS);
    assertThat(visit.address()).contains("sort=price_descending");
    List<String> sorted = visit.titles();
    assertThat(sorted).hasSize(Shelf.RED_TEAPOTS).endsWith("Quillon teapot No 3");

    page.goBack();
    assertThat(visit.address()).doesNotContain("sort=");
    page.goBack();
    assertThat(page.locator(".results-total")).hasText(Shelf.TEAPOTS + " results");
    page.goForward();
    page.goForward();
    assertThat(visit.cards().first()).containsText("No " + Shelf.TEAPOTS);
    page.reload();
    visit.settle();
    assertThat(visit.titles()).isEqualTo(sorted);

    visit.button("Remove the filter Colour: Red").click();
    assertThat(page.locator(".results-total")).hasText(Shelf.TEAPOTS + " results");
  }

  @Test
  void severalValuesOfAFacetCanBeChosen(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon&brand=Brightwell");
    assertThat(visit.page().locator(".results-total"))
        .hasText(Shelf.BRIGHTWELL_TEAPOTS + " results");
    visit.page().getByLabel("Ostrander", new Page.GetByLabelOptions().setExact(false)).check();
    assertThat(visit.page().locator(".results-total")).hasText(Shelf.TEAPOTS + " results");
  }

  @Test
  void aPriceRangeMayBeGivenInEitherOrder(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    visit.page().getByLabel("From").fill("" + Shelf.price(5));
    visit
        .page()
        .getByLabel("To", new Page.GetByLabelOptions().setExact(true))
        .fill("" + Shelf.price(1));
    visit.button("Apply").click();
    assertThat(visit.page().locator(".results-total")).hasText("5 results");
    assertThat(visit.address()).contains("min=11").contains("max=15");
  }

  @Test
  void thePagesOfAListHaveEveryItemOnce(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    List<String> first = visit.titles();
    visit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next")).click();
    assertThat(visit.cards()).hasCount(Shelf.TEAPOTS - first.size());
    assertThat(visit.address()).contains("page=2");
    assertThat(visit.titles()).doesNotContainAnyElementsOf(first).doesNotHaveDuplicates();
    visit.page().goBack();
    assertThat(visit.cards()).hasCount(first.size());
    assertThat(visit.titles()).isEqualTo(first);
  }

  @Test
  void aMisspeltQueryIsCorrectedAndSaysSo(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quilon+teapot");
    assertThat(visit.page().locator(".corrected"))
        .containsText("Showing results for quillon teapot instead of quilon teapot");
  }

  @Test
  void anEmptyResultShowsTheWayOut(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon&a.colour=Red&brand=Nobody");
    Page page = visit.page();
    assertThat(page.locator(".nothing h2").first()).hasText("Nothing matches");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Without Nobody")).click();
    assertThat(page.locator(".results-total")).hasText(Shelf.RED_TEAPOTS + " results");

    visit.open("/search?q=xqzvkwpt");
    assertThat(page.locator(".nothing")).containsText("Check the spelling");
    assertThat(page.locator(".nothing .card").first()).isVisible();
  }

  @Test
  void aShopThatDoesNotAnswerIsSaidAndCanBeAskedAgain(Storefront storefront) {
    Visit visit = storefront.visit().expectingFailedRequests();
    Page page = visit.page();
    page.route("**/v1/search", route -> route.abort());
    visit.open("/cart");
    page.navigate("/search?q=quillon");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The shop does not answer.");
    page.unroute("**/v1/search");
    visit.button("Try again").click();
    assertThat(page.locator(".results-total")).hasText(Shelf.TEAPOTS + " results");
  }

  @Test
  void aSearchThatCouldNotBeMadeIsNotCalledEmpty(Storefront storefront) {
    Visit visit = storefront.visit();
    visit
        .page()
        .route(
            "**/v1/search",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(
                            """
                            {"request":"r","total":0,"pages":0,"items":[],"facets":[],
                             "stages":[{"stage":"retrieve","degraded":"was late"}]}
                            """)));
    visit.open("/search?q=quillon");
    assertThat(visit.page().getByRole(AriaRole.ALERT))
        .containsText("The search could not answer: it was late.");
    assertThat(visit.page().locator(".nothing")).hasCount(0);
  }

  @Test
  void onThePhoneFiltersOpenInASheet(Storefront storefront) {
    Visit visit = storefront.visit(Visit.Device.PHONE);
    visit.open("/search?q=quillon");
    visit.button("Filters").click();
    Locator sheet = visit.page().getByRole(AriaRole.DIALOG);
    sheet.getByLabel("Red", new Locator.GetByLabelOptions().setExact(false)).check();
    visit.button("Show " + Shelf.RED_TEAPOTS + " results").click();
    assertThat(sheet).hasCount(0);
    assertThat(visit.cards()).hasCount(Shelf.RED_TEAPOTS);
    assertThat(visit.button("Filters (1)")).isFocused();
  }
}
