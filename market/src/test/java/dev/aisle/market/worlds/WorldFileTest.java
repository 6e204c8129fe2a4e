package dev.aisle.market.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorldFileTest {
  @TempDir Path folder;

  static List<World> worlds() {
    return Worlds.all();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void everyWorldReadsBackAsItWasWritten(World world) throws IOException {
    Path file = Files.writeString(folder.resolve("copy.properties"), WorldFile.text(world));

    assertThat(WorldFile.read(file)).isEqualTo(world);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void theTextSaysWhatEachKeyMeans(World world) {
    assertThat(WorldFile.text(world))
        .contains("# share of visits from phones: one column instead of four (0 to 1)\n")
        .contains("# one of position_based, cascade, dependent, mixed\nattention.clicks=")
        .contains(
            "# candidates that a random order is drawn from (20 to 200)\nlogging.explored=40");
  }

  @Test
  void theWorldsDifferInUtilityAndClickModelAndTwoAreFinal() {
    assertThat(Worlds.all())
        .extracting(world -> world.utility().form())
        .contains(UtilityForm.values());
    assertThat(Worlds.all())
        .extracting(world -> world.attention().clicks())
        .contains(ClickModel.values());
    assertThat(Worlds.all())
        .filteredOn(World::isFinal)
        .extracting(World::name)
        .containsExactly("dependent", "mixed");
    assertThat(Worlds.all()).extracting(World::name).isEqualTo(Worlds.names());
  }

  @Test
  void aFileNeedsOnlyWhatDiffers() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gloomy.properties"), "like=position\n# darker\ntaste.look = 0.25\n");

    World world = Worlds.of(file.toString());

    assertThat(world.name()).isEqualTo("gloomy");
    assertThat(world.taste().look()).isEqualTo(0.25);
    assertThat(world.taste().fit()).isEqualTo(Worlds.named("position").taste().fit());
    assertThat(world.attention()).isEqualTo(Worlds.named("position").attention());
  }

  @Test
  void aWorldLikeAFinalOneIsNotFinalUnlessItSaysSo() {
    assertThat(parse("like=mixed").isFinal()).isFalse();
    assertThat(parse("like=mixed\nfinal=true").isFinal()).isTrue();
  }

  @Test
  void someValuesCanBeChanged() {
    World mixed = Worlds.named("mixed");

    World changed =
        WorldFile.with(mixed, Map.of("neighbours.contrast", "0", "attention.clicks", "cascade"));

    assertThat(changed.neighbours().contrast()).isZero();
    assertThat(changed.attention().clicks()).isEqualTo(ClickModel.CASCADE);
    assertThat(changed.neighbours().anchoring()).isEqualTo(mixed.neighbours().anchoring());
    assertThat(changed.isFinal()).isTrue();
    assertThat(changed.name()).isEqualTo("mixed");
    assertThat(WorldFile.with(mixed, Map.of())).isEqualTo(mixed);
  }

  @Test
  void noChangeMakesAFinalWorldUsable() {
    assertThatThrownBy(() -> WorldFile.with(Worlds.named("mixed"), Map.of("final", "false")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("final: cannot be changed. Make a world of your own: a file with like=mixed");
  }

  @Test
  void aWrongChangeNamesWorldAndKey() {
    World position = Worlds.named("position");

    assertThatThrownBy(() -> WorldFile.with(position, Map.of("taste.look", "-1")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("world position: taste.look is \"-1\" but must be a number from 0");
    assertThatThrownBy(() -> WorldFile.with(position, Map.of("taste.lok", "1")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("world position: \"taste.lok\" is unknown. Did you mean \"taste.look\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          taste.look        | much   | a number from 0 to 5 (weight of how the item looks,
          taste.look        | 5.01   | a number from 0 to 5
          taste.look        | -0.01  | a number from 0 to 5
          taste.look        | NaN    | a number from 0 to 5
          utility.intercept | -1e400 | a number from -10 to 5
          queries.misspelt  | 0.6    | a number from 0 to 0.5 (probability of misspelling a word)
          logging.explored  | 40.5   | a whole number
          attention.clicks  | random | one of position_based, cascade, dependent, mixed
          utility.form      | linear | one of additive, interactive, reference, conjunctive
          final             | maybe  | true or false
          """)
  void aWrongValueNamesLineKeyAndWhatIsAllowed(String key, String value, String allowed) {
    refused("like=position\n\n" + key + "=" + value + "\ntaste.brand=1")
        .hasMessageStartingWith(
            "test.properties:3: " + key + " is \"" + value + "\" but must be " + allowed)
        .hasMessageEndingWith(". Change the value.");
  }

  @Test
  void bothEndsOfTheBoundsAreAllowed() {
    assertThat(parse("like=position\ntaste.look=5").taste().look()).isEqualTo(5);
    assertThat(parse("like=position\ntaste.look=0").taste().look()).isZero();
    assertThat(parse("like=position\nattention.clicks=Mixed").attention().clicks())
        .isEqualTo(ClickModel.MIXED);
  }

  @Test
  void aKeyThatBeginsLikeAnotherIsNotTakenForIt() {
    refused("like=position\nlogging.explored=50\nlogging.explore : 2")
        .hasMessageStartingWith("test.properties:3: logging.explore is \"2\"");
  }

  @Test
  void ofAKeyGivenTwiceTheLineThatCountsIsNamed() {
    refused("like=position\ntaste.look=1\ntaste.look=9")
        .hasMessageStartingWith("test.properties:3: taste.look is \"9\"");
  }

  @Test
  void anUnknownKeyGetsTheNearestName() {
    refused("like=position\ntaste.looks=1")
        .hasMessage("test.properties:2: \"taste.looks\" is unknown. Did you mean \"taste.look\"?");
    refused("like=position\nzzz=1")
        .hasMessageStartingWith("test.properties:2: \"zzz\" is unknown. Known are: like, says,");
  }

  @Test
  void aMissingValueIsNamed() {
    String whole = WorldFile.text(Worlds.named("position"));

    refused(whole.replaceFirst("(?m)^taste\\.look=.*$", ""))
        .hasMessage(
            "test.properties: has no taste.look. Add it, or begin with like=position for the usual"
                + " value.");
    refused("like=position\ntaste.look=")
        .hasMessageStartingWith("test.properties:2: has no taste.look.");
    refused("").hasMessageStartingWith("test.properties: has no says.");
  }

  @Test
  void anUnknownModelWorldIsNamedWithItsLine() {
    refused("# mine\nlike=positon")
        .hasMessage(
            "test.properties:2: world: \"positon\" is unknown. Did you mean \"position\"? Or give a"
                + " file that ends in .properties.");
  }

  @Test
  void aBrokenEscapeIsNoPropertiesFile() {
    refused("like=position\nsays=\\u00zz")
        .hasMessageStartingWith("test.properties: is no properties file (Malformed")
        .hasMessageEndingWith("Write key=value lines.");
  }

  @Test
  void aDescriptionMayHoldAnything() {
    World odd = parse("like=position\nsays=C:\\\\new = 50 % # né");

    assertThat(odd.says()).isEqualTo("C:\\new = 50 % # né");
    assertThat(WorldFile.parse("again", "test", WorldFile.text(odd))).isEqualTo(odd);
  }

  @Test
  void aFileThatIsNotThereNamesTheWorldsThereAre() {
    Path missing = folder.resolve("none.properties");

    assertThatThrownBy(() -> WorldFile.read(missing))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(missing + ": cannot be read (")
        .hasMessageEndingWith(
            "Give a world's file, or one of position, context, cascade, dependent, mixed.");
  }

  @Test
  void anUnknownNameGetsTheNearestWorld() {
    assertThatThrownBy(() -> Worlds.of("cascad"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "world: \"cascad\" is unknown. Did you mean \"cascade\"? Or give a file that ends in"
                + " .properties.");
  }

  private static World parse(String text) {
    return WorldFile.parse("test.properties", "test", text);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidInputException.class);
  }
}
