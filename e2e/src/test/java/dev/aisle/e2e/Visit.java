package dev.aisle.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/// A shopper's visit in a fresh browser profile, and all that a page may not do in it.
final class Visit implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final String origin;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private boolean failedRequestsExpected;

  Visit(Browser browser, String origin, Device device) {
    this.origin = origin;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(device.width, device.height)
                .setHasTouch(device == Device.PHONE)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    this.page = context.newPage();
    page.onPageError(error -> complaints.add("uncaught: " + error));
    page.onConsoleMessage(
        message -> {
          boolean failedRequest = message.text().startsWith("Failed to load resource");
          if (List.of("error", "warning").contains(message.type())
              && !(failedRequest && failedRequestsExpected)) {
            complaints.add("console: " + message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
            complaints.add("request to another host: " + request.url());
          }
        });
    page.onDialog(
        dialog -> {
          complaints.add("a script opened a dialog: " + dialog.message());
          dialog.dismiss();
        });
  }

  /// Screens that pages must fit.
  enum Device {
    PHONE(390, 844),
    DESKTOP(1280, 800);

    final int width;
    final int height;

    Device(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  Page page() {
    return page;
  }

  /// Goes to a path of the shop and waits until what it shows has come.
  void open(String path) {
    page.navigate(path);
    settle();
  }

  /// Waits until nothing on the page is still on its way.
  void settle() {
    page.waitForFunction(
        """
        () => document.querySelector("main h1")
            && !document.querySelector(".skeleton, [aria-busy='true']")
            && !document.body.textContent.includes("Searching…")
        """);
  }

  /// The path and query of the address.
  String address() {
    return page.url().substring(origin.length());
  }

  Locator heading() {
    return page.locator("main h1");
  }

  /// The cards of the main list.
  Locator cards() {
    return page.locator(".results-main .card");
  }

  /// The titles of the main list, in order.
  List<String> titles() {
    return page.locator(".results-main .card-title").allTextContents();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// Whom the shop takes this browser's anonymous shopper for.
  String anonymousShopper() {
    return (String) page.evaluate("() => localStorage.getItem('aisle.anonymous')");
  }

  /// Requests that fail are part of this visit; everything else stays forbidden.
  Visit expectingFailedRequests() {
    failedRequestsExpected = true;
    return this;
  }

  /// What pages did that no page may do.
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    context.close();
  }
}
