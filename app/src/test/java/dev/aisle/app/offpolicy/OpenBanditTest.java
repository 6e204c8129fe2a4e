package dev.aisle.app.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.imports.TestData;
import dev.aisle.app.offpolicy.OpenBanditLog.Row;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenBanditTest {
  private static final String HEADER = ",timestamp,item_id,position,click,propensity_score\n";
  private static final String GOOD = "0,2019-11-24,3,1,0,0.25\n1,2019-11-24,0,2,1,0.5\n";

  @TempDir Path dir;

  private Path write(String policy, String content) throws IOException {
    Path file = dir.resolve(policy + "/men/men.csv");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static byte[] packed(String content) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aLogIsReadPlainOrPacked() throws IOException {
    write("random", HEADER + GOOD);
    OpenBanditLog plain = OpenBanditLog.read(dir, "random", "men");
    assertThat(plain.rows()).containsExactly(new Row(3, 1, false, 0.25), new Row(0, 2, true, 0.5));
    Path packed = dir.resolve("bts/men/men.csv.gz");
    Files.createDirectories(packed.getParent());
    Files.write(packed, packed(HEADER + GOOD));
    assertThat(OpenBanditLog.read(dir, "bts", "men").rows()).isEqualTo(plain.rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2,t,x,1,0,0.5    | men.csv:4: item_id is \"x\" and must be a whole number.",
        "2,t,-1,1,0,0.5   | men.csv:4: item_id is \"-1\" and must be between 0 and",
        "2,t,1,0,0,0.5    | men.csv:4: position is \"0\" and must be between 1 and",
        "2,t,1,1,2,0.5    | men.csv:4: click is \"2\" and must be between 0 and 1.",
        "2,t,1,1,0,0      | men.csv:4: propensity_score is \"0\" and must be above 0 and at most 1",
        "2,t,1,1,0,NaN    | men.csv:4: propensity_score is \"NaN\" and must be above 0",
        "2,t,1,1,0,half   | men.csv:4: propensity_score is \"half\" and must be a number",
        "2,t,1,1          | men.csv:4: has 4 fields",
        "2,t,1,1,0,0.5,7  | men.csv:4: has 7 fields",
        "2,\"t,1,1,0,0.5  | men.csv: is cut off or damaged",
      },
      quoteCharacter = '~')
  void aBadLineIsNamedWithItsField(String line, String message) throws IOException {
    write("random", HEADER + GOOD + line + "\n");
    assertThatThrownBy(() -> OpenBanditLog.read(dir, "random", "men"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("random/men/" + message);
  }

  @Test
  void whatIsNoLogIsRefused() throws IOException {
    assertThatThrownBy(() -> OpenBanditLog.read(dir, "random", "men"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no men.csv or men.csv.gz")
        .hasMessageContaining("Name the folder that holds random/ and bts/");
    write("random", "a,b\n1,2\n");
    assertThatThrownBy(() -> OpenBanditLog.read(dir, "random", "men"))
        .hasMessageStartingWith("random/men/men.csv:1: the header lacks the column item_id");
    write("random", HEADER);
    assertThatThrownBy(() -> OpenBanditLog.read(dir, "random", "men"))
        .hasMessageContaining("has no rows");
    Path packed = dir.resolve("bts/men/men.csv.gz");
    Files.createDirectories(packed.getParent());
    byte[] whole = packed(HEADER + GOOD.repeat(2_000));
    Files.write(packed, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> OpenBanditLog.read(dir, "bts", "men"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is cut off or damaged");
    Files.write(packed, "no gzip".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> OpenBanditLog.read(dir, "bts", "men"))
        .hasMessageContaining("is cut off or damaged");
  }

  @Test
  void whatTheLogNeverShowedIsRefused() throws IOException {
    write("random", HEADER + "0,t,0,1,0,0.5\n1,t,1,1,1,0.5\n".repeat(400));
    write("bts", HEADER + "0,t,0,1,0,0.5\n1,t,2,1,1,0.5\n".repeat(400));
    OpenBanditReplay replay = OpenBanditReplay.run(dir, "men", Limits.DEFAULTS);
    assertThat(replay.refusals())
        .anySatisfy(
            refusal ->
                assertThat(refusal)
                    .startsWith("replay/open-bandit/random-to-bts/ips: 50.0 % of what the policy"));
    assertThat(replay.figures())
        .extracting(Figure::figure)
        .doesNotContain("replay/open-bandit/random-to-bts/ips");
  }

  /// Against what the README of the data set says of these files.
  @Test
  void theValueOfBtsIsFoundInTheUniformPolicysLog() throws IOException {
    Path data = TestData.folder("open-bandit");
    OpenBanditReplay replay = OpenBanditReplay.run(data, "men", Limits.DEFAULTS);
    assertThat(replay.refusals()).isEmpty();

    Figure bts = figure(replay, "replay/open-bandit/bts/on-policy");
    Figure random = figure(replay, "replay/open-bandit/random/on-policy");
    assertThat(bts.value()).isEqualTo(0.0069);
    assertThat(random.value()).isEqualTo(0.0046);

    String there = "replay/open-bandit/random-to-bts/";
    assertThat(figure(replay, there + "ips").value()).isCloseTo(0.0057, within(5e-5));
    assertThat(figure(replay, there + "snips").value()).isCloseTo(0.0057, within(5e-5));
    assertThat(figure(replay, there + "effective-sample").value()).isCloseTo(2_869, within(0.5));
    for (Estimator estimator : Estimator.values()) {
      Figure figure = figure(replay, there + estimator.label());
      assertThat(figure.low()).as(figure.toString()).isLessThan(bts.value());
      assertThat(figure.high()).as(figure.toString()).isGreaterThan(bts.value());
    }
    // The other way both sides are uncertain, so their difference is what must not be surprising.
    for (Estimator estimator : Estimator.values()) {
      Figure figure = figure(replay, "replay/open-bandit/bts-to-random/" + estimator.label());
      double error = Math.hypot(figure.high() - figure.value(), random.high() - random.value());
      assertThat(figure.value()).as(figure.toString()).isCloseTo(random.value(), within(error));
    }
    assertThat(replay.figures()).allMatch(figure -> figure.data() == Figure.Source.REAL);
  }

  private static Figure figure(OpenBanditReplay replay, String name) {
    return replay.figures().stream()
        .filter(figure -> figure.figure().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
