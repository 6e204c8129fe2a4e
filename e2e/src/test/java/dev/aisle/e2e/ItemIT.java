package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InStorefront.class)
final class ItemIT {
  @Test
  void anItemIsShownWithItsFactsAndItsLikes(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon&sort=price_ascending");
    visit
        .page()
        .getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName("Quillon teapot No 3").setExact(true))
        .click();
    visit.settle();
    Page page = visit.page();
    assertThat(visit.address()).isEqualTo("/item/teapots%2F3");
    assertThat(visit.heading()).hasText("Quillon teapot No 3");
    assertThat(page.locator(".item")).containsText("13.00");
    assertThat(page.locator(".item")).containsText("Only 3 left");
    assertThat(page.locator(".attributes")).containsText("Dishwasher safe");
    assertThat(page.locator(".attributes")).containsText("Yes");
    assertThat(page.locator(".breadcrumbs")).containsText("Teapots");
    assertThat(page.locator(".item-page .card").first()).containsText("teapot");
    assertThat(page.locator("main")).isFocused();

    page.goBack();
    assertThat(visit.heading()).hasText("“quillon”");
  }

  @Test
  void whatIsSoldOutCannotBeBought(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/item/sold-out");
    assertThat(visit.page().locator(".item")).containsText("Sold out");
    assertThat(visit.button("Add to cart")).isDisabled();
    assertThat(visit.button("Buy now")).isDisabled();
  }

  @Test
  void theCartKeepsWhatWasPutInAndOrdersIt(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/item/teapots%2F9");
    visit.button("Add to cart").click();
    visit.button("Add to cart").click();
    Page page = visit.page();
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cart, 2 pieces")))
        .isVisible();
    visit.open("/cart");
    assertThat(page.locator(".cart-total")).containsText("38.00");
    visit.button("Place the order").click();
    assertThat(visit.heading()).hasText("Thank you");
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cart, 0 pieces")))
        .isVisible();
  }

  @Test
  void anUnknownItemLeadsBackToTheShop(Storefront storefront) {
    Visit visit = storefront.visit().expectingFailedRequests();
    visit.open("/item/no-such-item");
    assertThat(visit.heading()).hasText("This shelf is empty");
    assertThat(visit.page().locator("#not-found-search")).isVisible();
  }

  @Test
  void hostileTextIsShownAsText(Storefront storefront) {
    Visit visit = storefront.visit();
    Page page = visit.page();
    visit.open("/item/hostile%2F1");
    assertThat(visit.heading()).hasText(Shelf.HOSTILE_TITLE);
    assertThat(page.locator(".attributes td")).hasText("<b>green</b>");
    visit.open("/search?q=zephyrine+%3Cimg+src%3Dx+onerror%3Dalert(1)%3E");
    assertThat(page.locator(".results-head h1")).containsText("<img src=x onerror=alert(1)>");
    visit.open("/search?q=zephyrine");
    visit.button("Why is this here? " + Shelf.HOSTILE_TITLE).click();
    assertThat(page.locator(".dialog-lead")).hasText(Shelf.HOSTILE_TITLE);
    assertThat(
            (int)
                page.evaluate(
                    "() => document.querySelectorAll('img[src=x], main script, svg[onload], td b').length"))
        .isZero();
  }
}
