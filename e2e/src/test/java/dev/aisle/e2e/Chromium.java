package dev.aisle.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The browser: an installed Chromium, never a downloaded one.
final class Chromium {
  private static final List<String> USUAL_PATHS =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/snap/bin/chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /// Sandbox and GPU are not to be had in containers; the rest keeps the browser from calling home.
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  static final String MISSING =
      "No Chromium found: the browser tests are skipped. Install one (Debian: apt-get install"
          + " chromium), or name one in AISLE_CHROMIUM.";

  private Chromium() {}

  /// Where the browser is, null where there is none.
  static @Nullable Path path() {
    return Stream.concat(Stream.ofNullable(System.getenv("AISLE_CHROMIUM")), USUAL_PATHS.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Browser launch(Playwright playwright, Path path) {
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(path).setArgs(FLAGS));
  }
}
