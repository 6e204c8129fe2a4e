package dev.aisle.serving.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the class path has the files of JavaScript libraries that came as WebJars. Addresses leave
/// the version out (`/webjars/preact/dist/preact.min.umd.js`), so that the pages need not change
/// with the pom.
final class WebJars {
  private static final Pattern PATH = Pattern.compile("webjars/(?<library>[^/]+)/(?<file>.+)");

  private WebJars() {}

  /// The resource of a path, null where it names no library that is here.
  static @Nullable String resource(String path) throws IOException {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return null;
    }
    String library = parts.group("library");
    String version = version(library);
    return version == null
        ? null
        : "/META-INF/resources/webjars/" + library + "/" + version + "/" + parts.group("file");
  }

  private static @Nullable String version(String library) throws IOException {
    String pom = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
    try (InputStream in = WebJars.class.getResourceAsStream(pom)) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    }
  }
}
