package dev.aisle.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("port", "host", "publicStorefront");

  @Test
  void swappedAndMissingLettersAreForgiven() {
    assertThat(NearestName.of("prot", KNOWN)).isEqualTo("port");
    assertThat(NearestName.of("publicstorefrnt", KNOWN)).isEqualTo("publicStorefront");
  }

  @Test
  void aDistantNameIsNotGuessed() {
    assertThat(NearestName.of("weights", KNOWN)).isNull();
    assertThat(NearestName.hint("weights", KNOWN))
        .isEqualTo("Known are: port, host, publicStorefront.");
  }

  @Test
  void theHintAsks() {
    assertThat(NearestName.hint("hots", KNOWN)).isEqualTo("Did you mean \"host\"?");
  }
}
