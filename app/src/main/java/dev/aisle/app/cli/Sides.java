package dev.aisle.app.cli;

import dev.aisle.app.trials.CascadeSide;
import dev.aisle.app.trials.PolicySide;
import dev.aisle.app.trials.ServerSide;
import dev.aisle.app.trials.Side;
import dev.aisle.app.wiring.CascadeVariant;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns names into the sides of an experiment, and holds the shop that one of them may need open.
final class Sides implements AutoCloseable {
  private static final String CASCADE = "cascade";

  private final @Nullable Path shop;
  private final List<ServerSide> servers = new ArrayList<>();
  private final List<CascadeVariant> variants = new ArrayList<>();
  private @Nullable OpenShop open;

  /// @param shop of the cascade; null where none was given
  Sides(@Nullable Path shop) {
    this.shop = shop;
  }

  /// The side of a name: a policy, `cascade` (with what differs: `cascade:rank=lambdamart`), or the
  /// address of a server.
  Side named(String name) throws IOException {
    if (name.startsWith("http://") || name.startsWith("https://")) {
      ServerSide side = new ServerSide(address(name));
      servers.add(side);
      return side;
    }
    if (name.startsWith(CASCADE + ":")) {
      CascadeVariant variant = new CascadeVariant(opened(), name.substring(CASCADE.length() + 1));
      variants.add(variant);
      return new CascadeSide(name, variant.cascade(), opened().shop());
    }
    return name.equals(CASCADE) ? CascadeSide.of(opened()) : PolicySide.named(name);
  }

  private static URI address(String name) {
    try {
      return new URI(name);
    } catch (URISyntaxException e) {
      throw new InvalidInputException(
          name, "is no address", "Write it as http://127.0.0.1:8080.", e);
    }
  }

  private OpenShop opened() throws IOException {
    if (shop == null) {
      throw new InvalidInputException(
          "--shop", "is missing", "Name the generated shop whose cascade is meant.");
    }
    if (open == null) {
      open = OpenShop.open(shop);
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    servers.forEach(ServerSide::close);
    variants.forEach(CascadeVariant::close);
    if (open != null) {
      open.close();
    }
  }

  /// All names, for help texts.
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(
              PolicySide.names().stream(),
              Stream.of(CASCADE, CASCADE + ":rank=MODEL,…", "http://HOST:PORT"))
          .iterator();
    }
  }
}
