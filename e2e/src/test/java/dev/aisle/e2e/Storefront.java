package dev.aisle.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The served shop and the browser, started once for all tests.
final class Storefront implements AutoCloseable {
  private final ServedShop shop;
  private final Playwright playwright;
  private final Browser browser;
  private final List<Visit> visits = new ArrayList<>();

  Storefront(Path chromium) throws IOException, InterruptedException {
    this.shop = ServedShop.start();
    this.playwright = Chromium.playwright();
    this.browser = Chromium.launch(playwright, chromium);
  }

  /// A new visit on a desktop.
  Visit visit() {
    return visit(Visit.Device.DESKTOP);
  }

  /// A new visit; the test's end closes it and fails if a page misbehaved.
  Visit visit(Visit.Device device) {
    Visit visit = new Visit(browser, shop.origin(), device);
    visits.add(visit);
    return visit;
  }

  ServedShop shop() {
    return shop;
  }

  /// Closes the visits of a test.
  ///
  /// @return what their pages did that no page may do
  List<String> endVisits() {
    List<String> complaints =
        visits.stream().flatMap(visit -> visit.complaints().stream()).toList();
    visits.forEach(Visit::close);
    visits.clear();
    return complaints;
  }

  @Override
  public void close() throws IOException {
    browser.close();
    playwright.close();
    shop.close();
  }
}
