package dev.aisle.serving.access;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whether a caller may do something.
///
/// With a key: what the key's scopes allow, from anywhere. Without one:
/// - a program on the same machine may search and send events, and do everything while the shop has
///   no keys at all;
/// - others may search and send events where the storefront is public, and nothing otherwise.
///
/// "On the same machine" means a loopback connection that no proxy passed on and that names a
/// loopback host: a page of another site that got its own name resolved to 127.0.0.1 (DNS
/// rebinding) sends its own name in `Host` and is refused; a page of another site that posts to
/// localhost sends its `Origin` and is refused.
public final class Access {
  /// Who may use the pages, and search and send events as they do, without a key.
  public enum Storefront {
    /// Nobody.
    CLOSED,
    /// Programs on the same machine.
    LOOPBACK,
    /// Everybody.
    PUBLIC
  }

  /// The answer.
  public sealed interface Decision {
    /// @param client whom limits are counted for: a key's id or an address
    record Granted(String client) implements Decision {}

    /// @param status 401 or 403
    record Refused(int status, String problem, String remedy) implements Decision {}
  }

  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Keys keys;
  private final Storefront storefront;

  /// @param keys looked at for every request
  public Access(Keys keys, Storefront storefront) {
    this.keys = keys;
    this.storefront = storefront;
  }

  /// Decides about what needs a scope.
  public Decision decide(Caller caller, Scope needed) {
    if (caller.key() != null) {
      return withKey(caller.key(), needed);
    }
    if (foreignPage(caller)) {
      return new Decision.Refused(
          403,
          "the request was sent by a page of " + caller.origin() + ", not of this server",
          "Use an API key from that site's server.");
    }
    boolean keyless = keys.all().isEmpty();
    if (caller.address().isLoopbackAddress() && !caller.forwarded()) {
      if (loopbackHost(caller.host())) {
        return onThisMachine(caller, needed, keyless);
      }
      if (storefront != Storefront.PUBLIC) {
        return new Decision.Refused(
            403,
            "without a key this server answers only to localhost, not to " + caller.host(),
            "Open http://localhost with the same port, or create a key with aisle key create.");
      }
    }
    if (storefront == Storefront.PUBLIC && needed != Scope.ADMIN) {
      return new Decision.Granted(caller.address().getHostAddress());
    }
    return keyless
        ? new Decision.Refused(
            403,
            "without a key this server answers only programs on its own machine",
            "Create a key there with aisle key create, and send it as Authorization: Bearer KEY.")
        : keyNeeded(needed);
  }

  private Decision withKey(String text, Scope needed) {
    ApiKey key = keys.find(text);
    if (key == null) {
      return new Decision.Refused(
          401, "the API key is not known here", "Check it, or create one with aisle key create.");
    }
    return key.allows(needed)
        ? new Decision.Granted("key " + key.id())
        : new Decision.Refused(
            403,
            "the key " + key.id() + " lacks the scope " + needed.label(),
            "Create one with aisle key create --scope " + needed.label() + ".");
  }

  private Decision onThisMachine(Caller caller, Scope needed, boolean keyless) {
    boolean granted = keyless || (storefront != Storefront.CLOSED && needed != Scope.ADMIN);
    return granted ? new Decision.Granted(caller.address().getHostAddress()) : keyNeeded(needed);
  }

  private static Decision keyNeeded(Scope needed) {
    return new Decision.Refused(
        401,
        "this needs an API key with the scope " + needed.label(),
        "Send one as Authorization: Bearer KEY; aisle key create makes one.");
  }

  /// Whether a script of a page that this server did not serve sends the request.
  private static boolean foreignPage(Caller caller) {
    if (caller.origin() == null) {
      return false;
    }
    try {
      String authority = URI.create(caller.origin()).getRawAuthority();
      return authority == null || !authority.equalsIgnoreCase(caller.host());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static boolean loopbackHost(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int port = host.lastIndexOf(':');
    String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    return LOOPBACK_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
