package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.aisle.learning.models.Scorer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /// Opens the dialog of a card of "quillon".
  private static Locator dialog(Visit visit, int card) {
    visit.open("/search?q=quillon");
    visit.cards().nth(card).locator(".why-button").click();
    Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
    assertThat(dialog.locator(".stage-table")).isVisible();
    return dialog;
  }

  @ParameterizedTest
  @EnumSource(Visit.Device.class)
  void aListwiseReRankerSaysWhatMovedTheItemAndWhatThePageIsWorth(
      Visit.Device device, Storefront storefront) {
    try (ListwiseShop _ = storefront.shop().rerankedBy(new ListwiseShop.ThreeParts())) {
      Visit visit = storefront.visit(device);
      Locator dialog = dialog(visit, 0);
      assertThat(dialog.locator(".expected-gain"))
          .hasText(
              "The re-ranked first page is expected to bring 2.31 clicks, and 2.10 as it came in.");
      Locator moves =
          dialog.getByRole(
              AriaRole.TABLE,
              new Locator.GetByRoleOptions()
                  .setName(Pattern.compile("What moved it in the re-ranking.*From place \\d+")));
      Locator rows = moves.locator("tbody tr");
      assertThat(rows.first().locator("th")).hasText(Pattern.compile("picture: up \\d+ places"));
      assertThat(rows.first().locator("td").last()).hasText(Pattern.compile("\\+\\d\\.\\d+"));
      assertThat(rows.filter(new Locator.FilterOptions().setHasText("text: "))).hasCount(1);
      assertThat(
              (boolean)
                  dialog.evaluate(
                      "dialog => [dialog, ...dialog.querySelectorAll('.moves')].every(each =>"
                          + " each.scrollWidth <= each.clientWidth)"))
          .as("the parts fit on the %s", device)
          .isTrue();
    }
  }

  @Test
  void aReRankerThatFailsSaysSoAndHasNoParts(Storefront storefront) {
    Scorer failing =
        (batch, upstream) -> {
          throw new IllegalStateException("no memory");
        };
    try (ListwiseShop _ = storefront.shop().rerankedBy(failing)) {
      Visit visit = storefront.visit();
      Locator dialog = dialog(visit, 0);
      assertThat(dialog.locator(".sentences"))
          .containsText("The re-ranking could not answer (threw IllegalStateException: no memory)");
      assertThat(dialog.locator(".moves")).hasCount(0);
      assertThat(dialog.locator(".expected-gain")).hasCount(0);
    }
  }
}
