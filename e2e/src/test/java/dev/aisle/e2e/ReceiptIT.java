package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InStorefront.class)
final class ReceiptIT {
  @Test
  void everyCardTellsWhyItIsHere(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    Locator why = visit.cards().nth(1).locator(".why-button");
    why.focus();
    visit.page().keyboard().press("Enter");
    Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
    assertThat(dialog).hasAccessibleName("Why is this here?");
    assertThat(dialog.locator(".sentences li").first()).hasText(Pattern.compile("\\w+ .*\\."));
    assertThat(dialog.locator(".stage-table tbody th").first()).hasText("Retrieve");
    assertThat(dialog.locator(".stage-table tbody tr").first().locator("td").nth(1)).hasText("2");
    assertThat(dialog.locator(".timings dd").first()).containsText(" ms");
    String json = dialog.getByRole(AriaRole.LINK).first().getAttribute("href");
    assertThat(visit.page().request().get(json).text()).contains("quillon");
  }

  @Test
  void theDialogKeepsTheFocusAndGivesItBack(Storefront storefront) {
    Visit visit = storefront.visit();
    visit.open("/search?q=quillon");
    Locator why = visit.cards().nth(2).locator(".why-button");
    why.focus();
    Page page = visit.page();
    page.keyboard().press("Enter");
    assertThat(page.locator(".stage-table")).isVisible();
    for (int presses = 0; presses < 8; presses++) {
      page.keyboard().press(presses < 5 ? "Tab" : "Shift+Tab");
      assertThat(
              (boolean)
                  page.evaluate(
                      "() => document.querySelector('dialog').contains(document.activeElement)"))
          .as("focus is inside after %d presses", presses + 1)
          .isTrue();
    }
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(why).isFocused();
  }
}
