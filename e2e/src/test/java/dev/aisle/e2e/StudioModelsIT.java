package dev.aisle.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InStorefront.class)
final class StudioModelsIT {
  /// Lets the browser answer as a shop would that has trained a ranker three times, and keep in
  /// `asked` what the page wants changed. The real answers have tests of their own.
  private static final String WITH_MODELS =
      """
      const real = fetch;
      globalThis.asked = [];
      const version = (number, auc) => ({
        version: number, trainedAt: "2026-11-20T10:00:00Z", metrics: {"rank/auc": auc, "rank/ndcg@10": 0.41},
        data: {events: 120000, from: "2026-10-01T00:00:00Z", to: "2026-11-01T00:00:00Z", hash: "ab"},
        seed: 1, codeVersion: "0.1.0", config: "{}", platform: {}, curve: number === 3, problem: null});
      const din = {model: "din", place: "rank", chosen: true, serving: 3, problem: null, live: 3, previous: 2,
        versions: [version(3, 0.742), version(2, 0.731), {...version(1, 0.7), trainedAt: null, metrics: {}, data: null,
          problem: "manifest.json: is damaged"}]};
      const waiting = {model: "logistic", place: "pre_rank", chosen: true, serving: null, problem: null, live: null,
        previous: null, versions: []};
      const curve = Array.from({length: 400}, (_, i) =>
          JSON.stringify({step: (i + 1) * 10, loss: 1 / (1 + i / 50), ...(i % 100 === 99 ? {metric: 0.6 + i / 4000} : {})}))
          .join("\\n") + "\\n";
      const stage = {scene: "search", stage: "rank", name: "din@3", candidates: 50, hit: 0.9, hitLow: 0.88, hitHigh: 0.92,
        ndcg: 0.41, ndcgLow: 0.4, ndcgHigh: 0.42, millis: 2.13, millis99: 4, cpuMillis: 2, degraded: 0};
      const shadow = {model: "din", version: 2, against: "din@3", requests: 12, skipped: 1, failed: 0,
        kendallTau: 0.812, top10: 0.9, micros: 2100, liveMicros: 2000};
      globalThis.fetch = async (path, options) => {
        if (path === "/v1/ledger") {
          return Response.json({made: "2026-11-21T09:00:00Z", bundle: "b-1", requests: 500, stages: [stage]});
        }
        if (path.endsWith("/curve")) {
          return new Response(curve);
        }
        if (path.startsWith("/v1/models")) {
          if (options.method === "POST") {
            asked.push(`${path} ${options.body}`);
          }
          const shadowed = asked.some((each) => each.includes("/shadow"));
          return Response.json({bundle: "b-1", slots: [{slot: "rank", name: "din@3", detail: "passes 50 on"}],
              models: [din, waiting], shadow: shadowed ? shadow : null});
        }
        return real(path, options);
      };
      """;

  static void withModels(Visit visit) {
    visit.page().addInitScript(WITH_MODELS);
  }

  private static Locator row(Page page, String caption, String text) {
    return page.getByRole(
            AriaRole.TABLE, new Page.GetByRoleOptions().setName(caption).setExact(true))
        .locator("tbody tr")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator part(Page page, String title) {
    return page.locator(".studio-part")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(title).setExact(true))));
  }

  @Test
  void versionsAreShownActivatedAndTakenBack(Storefront storefront) {
    Visit visit = storefront.visit();
    withModels(visit);
    visit.open("/studio");
    visit.page().locator(".studio-page").getByText("Models").click();
    visit.settle();
    assertThat(visit.address()).isEqualTo("/studio/models");
    Page page = visit.page();
    assertThat(visit.heading()).hasText("Models");
    assertThat(row(page, "Slots of the cascade", "din@3")).containsText("passes 50 on");
    assertThat(row(page, "Versions of din", "serves")).containsText("0.742");
    assertThat(row(page, "Versions of din", "the way back")).containsText("120,000");
    assertThat(row(page, "Versions of din", "is damaged").getByRole(AriaRole.BUTTON)).hasCount(0);
    assertThat(part(page, "logistic")).containsText("Not trained yet: aisle train logistic.");
    assertThat(row(page, "Loss ledger", "Rank")).containsText("0.900 (0.880 to 0.920)");

    visit.button("Activate din 2").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("din 2 serves.");
    visit.button("Back to din 2").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("din 2 serves again.");
    visit.button("Shadow din 2").click();
    assertThat(part(page, "In the shadow")).containsText("0.812");
    assertThat(page.evaluate("() => asked"))
        .isEqualTo(
            List.of(
                "/v1/models/din/activate {\"version\":2}",
                "/v1/models/din/activate {\"version\":\"previous\"}",
                "/v1/models/din/shadow {\"version\":2}"));
  }

  @Test
  void aTrainingsCurveIsDrawnAndReadWithArrowKeys(Storefront storefront) {
    Visit visit = storefront.visit();
    withModels(visit);
    visit.open("/studio/models");
    Page page = visit.page();
    Locator button = visit.button("Curve of din 3");
    assertThat(button).hasAttribute("aria-expanded", "false");
    button.click();
    assertThat(button).hasAttribute("aria-expanded", "true");
    Locator loss =
        page.locator(".plot").filter(new Locator.FilterOptions().setHasText("Loss")).first();
    assertThat(loss.locator(".plot-curve")).isAttached();
    assertThat(loss.locator(".plot-read-out")).hasText(Pattern.compile("0\\.11\\d+ at step 4,000"));
    loss.locator(".plot-box").focus();
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("ArrowLeft");
    assertThat(loss.locator(".plot-read-out")).hasText(Pattern.compile("Step 3,980: 0\\.11\\d+"));
    button.click();
    assertThat(page.locator(".plot-curve")).hasCount(0);
  }

  @Test
  void aShopThatTrainedNothingSaysWhatToDo(Storefront storefront) {
    Visit visit = storefront.visit(Visit.Device.PHONE);
    visit.open("/studio/models");
    assertThat(row(visit.page(), "Slots of the cascade", "Rank").first()).containsText("none");
    assertThat(part(visit.page(), "Loss ledger")).containsText("aisle evaluate writes it");
  }
}
