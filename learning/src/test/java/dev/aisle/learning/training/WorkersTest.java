package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {
  private static final Map<String, String> COMPLETE =
      Map.of("RANK", "1", "WORLD_SIZE", "4", "MASTER_ADDR", "trainer-0", "MASTER_PORT", "29500");

  @Test
  void environmentOfALauncherIsRead() {
    assertThat(Workers.of(COMPLETE)).isEqualTo(new Workers(1, 4, "trainer-0", 29_500));
  }

  @Test
  void withoutItAProcessIsAlone() {
    assertThat(Workers.of(Map.of("PATH", "/bin"))).isEqualTo(Workers.ALONE);
    assertThat(Workers.of(Map.of("WORLD_SIZE", "1"))).isEqualTo(Workers.ALONE);
  }

  @ParameterizedTest
  @CsvSource({"RANK", "MASTER_ADDR", "MASTER_PORT"})
  void whatIsMissingIsNamedWithTheWayOut(String name) {
    Map<String, String> environment = new HashMap<>(COMPLETE);
    environment.remove(name);
    assertThatThrownBy(() -> Workers.of(environment))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(name + ": is not set, though WORLD_SIZE is 4")
        .hasMessageContaining("or unset WORLD_SIZE");
  }

  @ParameterizedTest
  @CsvSource({"RANK,4", "RANK,-1", "RANK,one", "WORLD_SIZE,0", "MASTER_PORT,70000"})
  void whatIsOutOfRangeIsNamed(String name, String value) {
    Map<String, String> environment = new HashMap<>(COMPLETE);
    environment.put(name, value);
    assertThatThrownBy(() -> Workers.of(environment))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(name + ": is \"" + value + "\"");
  }
}
