package dev.aisle.serving.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.serving.access.Access.Decision;
import dev.aisle.serving.access.Access.Storefront;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  @TempDir Path folder;
  private Keys keys;

  @BeforeEach
  void open() throws IOException {
    keys = Keys.open(folder.resolve("keys.json"));
  }

  @Test
  void withoutAnyKeyOnlyThisMachineIsAnswered() throws Exception {
    Access access = new Access(keys, Storefront.LOOPBACK);
    assertThat(access.decide(local(null), Scope.ADMIN)).isInstanceOf(Decision.Granted.class);

    Decision refused = access.decide(from("192.0.2.7", null, "shop.example"), Scope.SEARCH);
    assertThat(refused).isInstanceOf(Decision.Refused.class);
    assertThat(((Decision.Refused) refused).status()).isEqualTo(403);
    assertThat(((Decision.Refused) refused).remedy()).contains("aisle key create");
  }

  @Test
  void aForwardedRequestIsNotOfThisMachine() throws Exception {
    Access access = new Access(keys, Storefront.LOOPBACK);
    Caller proxied =
        new Caller(InetAddress.getLoopbackAddress(), null, "localhost:8080", null, true);
    assertThat(access.decide(proxied, Scope.SEARCH)).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void aForeignHostNameOnLoopbackIsRefused() throws Exception {
    Access access = new Access(keys, Storefront.LOOPBACK);
    for (String host :
        new String[] {"evil.example", "evil.example:8080", "127.0.0.1.evil.example"}) {
      assertThat(access.decide(from("127.0.0.1", null, host), Scope.SEARCH))
          .as(host)
          .isInstanceOf(Decision.Refused.class);
    }
    for (String host : new String[] {"localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]:8080"}) {
      assertThat(access.decide(from("127.0.0.1", null, host), Scope.SEARCH))
          .as(host)
          .isInstanceOf(Decision.Granted.class);
    }
  }

  @Test
  void aPageOfAnotherSiteIsRefused() throws Exception {
    Access access = new Access(keys, Storefront.PUBLIC);
    InetAddress here = InetAddress.getLoopbackAddress();
    assertThat(
            access.decide(
                new Caller(here, null, "localhost:8080", "https://evil.example", false),
                Scope.EVENTS))
        .isInstanceOf(Decision.Refused.class);
    assertThat(
            access.decide(
                new Caller(here, null, "localhost:8080", "http://localhost:8080", false),
                Scope.EVENTS))
        .isInstanceOf(Decision.Granted.class);
  }

  @Test
  void aKeyOpensWhatItsScopesAllowFromAnywhere() throws Exception {
    Access access = new Access(keys, Storefront.CLOSED);
    String search = keys.create("pages", Set.of(Scope.SEARCH)).text();
    String admin = keys.create("feed", Set.of(Scope.ADMIN)).text();

    assertThat(access.decide(from("192.0.2.7", search, "x"), Scope.SEARCH))
        .isInstanceOf(Decision.Granted.class);
    assertThat(access.decide(from("192.0.2.7", admin, "x"), Scope.EVENTS))
        .isInstanceOf(Decision.Granted.class);
    assertThat(status(access.decide(from("192.0.2.7", search, "x"), Scope.ADMIN))).isEqualTo(403);
    assertThat(status(access.decide(from("192.0.2.7", search + "x", "x"), Scope.SEARCH)))
        .isEqualTo(401);
    assertThat(status(access.decide(local(null), Scope.SEARCH))).isEqualTo(401);
  }

  @Test
  void onceThereIsAKeyThisMachineNeedsOneForAdministration() throws Exception {
    keys.create("pages", Set.of(Scope.SEARCH));
    Access access = new Access(keys, Storefront.LOOPBACK);
    assertThat(access.decide(local(null), Scope.EVENTS)).isInstanceOf(Decision.Granted.class);
    assertThat(status(access.decide(local(null), Scope.ADMIN))).isEqualTo(401);
  }

  @Test
  void aPublicStorefrontIsForEverybodyButNotForAdministration() throws Exception {
    Access access = new Access(keys, Storefront.PUBLIC);
    assertThat(access.decide(from("192.0.2.7", null, "shop.example"), Scope.SEARCH))
        .isInstanceOf(Decision.Granted.class);
    assertThat(access.decide(from("192.0.2.7", null, "shop.example"), Scope.ADMIN))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void theFileHoldsNoKeyAndAnotherProcessReadsIt() throws Exception {
    String text = keys.create("pages", Set.of(Scope.SEARCH, Scope.EVENTS)).text();
    assertThat(Files.readString(folder.resolve("keys.json")))
        .doesNotContain(text)
        .contains("sha256");
    ApiKey found =
        Objects.requireNonNull(Keys.open(folder.resolve("keys.json")).find(text), "the key");
    assertThat(found.scopes()).containsExactlyInAnyOrder(Scope.SEARCH, Scope.EVENTS);
    assertThat(keys.revoke(found.id())).isTrue();
    assertThat(keys.find(text)).isNull();
  }

  @Test
  void aBrokenFileOfKeysIsNamed() throws Exception {
    Files.writeString(folder.resolve("keys.json"), "{\"version\":");
    assertThatThrownBy(() -> Keys.open(folder.resolve("keys.json")))
        .hasMessageContaining("keys.json: is not a list of keys")
        .hasMessageContaining("aisle key create");
  }

  private static int status(Decision decision) {
    return decision instanceof Decision.Refused refused ? refused.status() : 200;
  }

  private static Caller local(@Nullable String key) throws IOException {
    return from("127.0.0.1", key, "localhost:8080");
  }

  private static Caller from(String address, @Nullable String key, String host) throws IOException {
    return new Caller(InetAddress.getByName(address), key, host, null, false);
  }
}
