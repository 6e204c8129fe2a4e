package dev.aisle.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one [Storefront] to tests, and after each test holds its pages to what no page may do.
final class InStorefront implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(InStorefront.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Storefront.class;
  }

  @Override
  public Storefront resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return storefront(extension);
  }

  private static Storefront storefront(ExtensionContext extension) {
    Path chromium = Chromium.path();
    Assumptions.assumeTrue(chromium != null, Chromium.MISSING);
    return extension
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Storefront.class, _ -> start(chromium), Storefront.class);
  }

  private static Storefront start(Path chromium) {
    try {
      return new Storefront(chromium);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the shop was starting", e);
    }
  }

  @Override
  public void afterEach(ExtensionContext extension) {
    if (Chromium.path() != null) {
      assertThat(storefront(extension).endVisits()).as("what no page may do").isEmpty();
    }
  }
}
