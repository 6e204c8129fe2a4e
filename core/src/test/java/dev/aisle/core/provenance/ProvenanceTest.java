package dev.aisle.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.TestEvents;
import dev.aisle.core.events.EventId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  @Test
  void aBundleIsNamedByItsParts() {
    BundleVersion bundle = new BundleVersion("c", "f", Map.of("rank", "1", "rerank", "2"));
    assertThat(bundle.id()).matches("b-[0-9a-f]{16}");
    assertThat(new BundleVersion("c", "f", Map.of("rerank", "2", "rank", "1")).id())
        .isEqualTo(bundle.id());
    assertThat(
            List.of(
                new BundleVersion("d", "f", bundle.models()).id(),
                new BundleVersion("c", "g", bundle.models()).id(),
                new BundleVersion("cf", "", bundle.models()).id(),
                new BundleVersion("c", "f", Map.of("rank", "2", "rerank", "1")).id()))
        .doesNotHaveDuplicates()
        .doesNotContain(bundle.id());
  }

  @Test
  void dataIsKnownByCountRangeAndOrder() {
    EventId a = new EventId("a");
    EventId b = new EventId("b");
    DataIdentity data =
        new DataIdentity.Builder().add(a, TestEvents.at(5)).add(b, TestEvents.at(1)).build();
    assertThat(data.count()).isEqualTo(2);
    assertThat(data.from()).isEqualTo(TestEvents.at(1));
    assertThat(data.to()).isEqualTo(TestEvents.at(5));
    assertThat(
            new DataIdentity.Builder()
                .add(b, TestEvents.at(1))
                .add(a, TestEvents.at(5))
                .build()
                .hash())
        .isNotEqualTo(data.hash());
  }
}
