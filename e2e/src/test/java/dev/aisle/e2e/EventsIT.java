package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InStorefront.class)
final class EventsIT {
  private static final int PATIENCE_MILLIS = 5_000;

  @Test
  void everyViewAndClickReachesTheLog(Storefront storefront)
      throws IOException, InterruptedException {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon&sort=price_ascending");
    Page page = visit.page();
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName("Quillon teapot No 7").setExact(true))
        .click();
    visit.settle();
    visit.button("Add to cart").click();
    visit.button("Buy now").click();
    assertThat(page.locator(".purchase-done")).containsText("Ordered");
    page.locator(".card .skip-button").first().click();
    page.locator(".brand").click();
    visit.settle();

    String shopper = visit.anonymousShopper();
    String request = request(only(storefront, shopper, "\"impression\"", "\"quillon\""));
    for (String kind : List.of("click", "add_to_cart", "order", "dwell")) {
      String line = only(storefront, shopper, "\"kind\":\"" + kind + "\"", "\"teapots/7\"");
      assertThat(line).as(kind).contains("\"request\":\"" + request + "\"");
    }
    assertThat(only(storefront, shopper, "\"kind\":\"order\"")).contains("\"price\":\"17.00\"");
    only(storefront, shopper, "\"kind\":\"skip\"");
    only(
        storefront, shopper, "\"impression\"", "\"scene\":\"similar\"", "\"anchor\":\"teapots/7\"");
  }

  private static String only(Storefront storefront, String shopper, String... texts)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    List<String> lines = List.of();
    while (lines.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(100);
      lines = storefront.shop().exportedLines(shopper, texts);
    }
    assertThat(lines).as("events with %s", List.of(texts)).hasSize(1);
    return lines.getFirst();
  }

  private static String request(String impression) {
    return impression.replaceAll(".*\"request\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void goingBackShowsThePageWithoutAnotherImpression(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    List<String> titles = visit.titles();
    visit.cards().first().locator("a").click();
    visit.settle();
    int[] searches = {0};
    visit.page().onRequest(request -> searches[0] += request.url().endsWith("/v1/search") ? 1 : 0);
    visit.page().goBack();
    assertThat(visit.cards()).hasCount(titles.size());
    assertThat(visit.titles()).isEqualTo(titles);
    assertThat(searches[0]).isZero();
  }

  @Test
  void anotherShopperGetsAFeedOfTheirOwn(Storefront storefront) {
    Visit known = storefront.visit();
    known.open("/");
    known.page().evaluate("() => localStorage.setItem('aisle.shopper', 'ada')");
    known.open("/item/teapots%2F1");
    known.button("Buy now").click();
    assertThat(known.page().locator(".purchase-done")).containsText("Ordered");

    Visit visit = storefront.visit();
    visit.open("/");
    visit.button("Shopping as Guest. Change").click();
    Request feed =
        visit
            .page()
            .waitForRequest(
                "**/v1/recommend",
                () ->
                    visit
                        .page()
                        .locator(".choice", new Page.LocatorOptions().setHasText("ada"))
                        .first()
                        .click());
    assertThat(feed.postData()).contains("\"shopper\":\"ada\"");
    visit.settle();
    assertThat(visit.page().locator("#shelf-for-ada")).hasText("For ada");
    assertThat(visit.button("Shopping as ada. Change")).isFocused();
    visit.page().reload();
    visit.settle();
    assertThat(visit.button("Shopping as ada. Change")).isVisible();
  }
}
