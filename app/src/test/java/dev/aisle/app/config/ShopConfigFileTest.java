package dev.aisle.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.MerchandisingRules;
import dev.aisle.core.catalog.ItemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopConfigFileTest {
  @TempDir Path dir;

  @Test
  void withoutAFileEverythingIsAtItsDefault() throws IOException {
    ShopConfig config = ShopConfigFile.read(dir);

    assertThat(config.name()).isEqualTo("Aisle");
    assertThat(config.serve().host()).isEqualTo("127.0.0.1");
    assertThat(config.serve().port()).isEqualTo(8080);
    assertThat(config.rules()).isEmpty();
  }

  @Test
  void whatTheFileSaysReplacesTheDefaultAndNothingElse() throws IOException {
    write(
        "name: Corner shop\nserve:\n  port: 9000\nrules:\n  - {query: tent, item: a/1, pin: 1}\n");

    ShopConfig config = ShopConfigFile.read(dir);

    assertThat(config.name()).isEqualTo("Corner shop");
    assertThat(config.serve().port()).isEqualTo(9000);
    assertThat(config.serve().host()).isEqualTo("127.0.0.1");
    assertThat(config.merchandising().rules().getFirst().then())
        .isEqualTo(new MerchandisingRules.Action.Pin(new ItemId("a/1"), 1));
  }

  @Test
  void anEmptyFileIsAValidOne() throws IOException {
    write("# nothing yet\n");
    assertThat(ShopConfigFile.read(dir)).isEqualTo(ShopConfigFile.read(dir.resolve("none")));
  }

  @Test
  void anUnknownKeyIsNamedWithItsLineAndTheOneThatWasMeant() throws IOException {
    write("name: x\nserve:\n  prot: 9000\n");
    fails("aisle.yaml:3: has the unknown key \"serve.prot\". Did you mean \"port\"?");
  }

  @Test
  void aValueOutOfRangeIsNamedWithItsLine() throws IOException {
    write("serve:\n  host: 0.0.0.0\n  port: 123456\n");
    fails("aisle.yaml:3: serve.port: is 123456 but must be from 0 to 65535.");
  }

  @Test
  void aValueOfTheWrongTypeIsNamedWithItsLine() throws IOException {
    write("name: x\nlimits:\n  items: many\n");
    fails("aisle.yaml:3: the value of \"limits.items\" cannot be read");
  }

  @Test
  void aWordWhereKeysBelongIsRefused() throws IOException {
    write("serve: 8080\n");
    fails("aisle.yaml:1: \"serve\" needs keys below it. Known ones: host, port, publicStorefront.");
  }

  @Test
  void aModelThatIsNotThereIsRefused() throws IOException {
    write("stages:\n  rank: dinn\n");
    fails("aisle.yaml:2: stages.rank: names the model \"dinn\", which is not there.");
  }

  @Test
  void aRuleWithoutAnActionIsNamedWithItsLine() throws IOException {
    write("name: x\nrules:\n  - {brand: Acme, bury: true}\n  - {brand: Acme}\n");
    fails("rules.1: has no action (pin, boost, bury or block)");
  }

  @Test
  void aPinOfABrandIsRefused() throws IOException {
    write("rules:\n  - {brand: Acme, pin: 1}\n");
    fails("aisle.yaml:1: rules.0: pins more than one item. Pin a single item.");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() throws IOException {
    write("name: x\nserve: [1, 2\nlimits: {\n");
    fails("is not valid YAML");
  }

  @Test
  void theSameKeyTwiceIsRefused() throws IOException {
    write("name: x\nname: y\n");
    fails("aisle.yaml:2");
  }

  @Test
  void anUnknownCurrencyIsRefused() throws IOException {
    write("currency: Euro\n");
    fails("aisle.yaml:1: currency: \"Euro\" is no ISO 4217 code.");
  }

  private void write(String text) throws IOException {
    Files.writeString(dir.resolve(ShopConfigFile.NAME), text);
  }

  private void fails(String message) {
    assertThatThrownBy(() -> ShopConfigFile.read(dir))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
