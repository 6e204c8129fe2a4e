package dev.aisle.serving;

import dev.aisle.serving.access.Access;
import dev.aisle.serving.http.Limits;
import java.time.Duration;

/// How the server listens and what it allows.
///
/// @param host address to listen at; `127.0.0.1` keeps other machines out by itself
/// @param port 0 for any free one
/// @param storefront who may use the pages without a key
/// @param budget what the cascade may take of a request
/// @param limits what one client may ask
public record ServingConfig(
    String host, int port, Access.Storefront storefront, Duration budget, Limits limits) {
  /// What the cascade may take where nothing else is said.
  public static final Duration DEFAULT_BUDGET = Duration.ofMillis(250);

  public ServingConfig {
    if (port < 0 || port > 65_535) {
      throw new dev.aisle.core.InvalidInputException(
          "port", "is " + port + " but must be from 0 to 65535", "Use 8080, or 0 for any.");
    }
  }

  /// The usual way: this machine only.
  public static ServingConfig onPort(int port) {
    return new ServingConfig(
        "127.0.0.1", port, Access.Storefront.LOOPBACK, DEFAULT_BUDGET, Limits.DEFAULT);
  }

  /// The same at another address.
  public ServingConfig withHost(String address) {
    return new ServingConfig(address, port, storefront, budget, limits);
  }

  /// The same with the pages open to others.
  public ServingConfig withStorefront(Access.Storefront open) {
    return new ServingConfig(host, port, open, budget, limits);
  }

  /// The same with other limits.
  public ServingConfig withLimits(Limits other) {
    return new ServingConfig(host, port, storefront, budget, other);
  }
}
