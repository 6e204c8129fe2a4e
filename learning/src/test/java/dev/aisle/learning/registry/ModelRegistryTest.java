package dev.aisle.learning.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.provenance.CodeVersion;
import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.learning.files.DurableFiles;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Trained;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final DataIdentity DATA =
      new DataIdentity(
          120, Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-31T23:59:59Z"), "ab");
  private static final Provenance PROVENANCE = new Provenance(DATA, 1L << 40);

  @TempDir private Path folder;
  private ModelRegistry registry;

  record TestConfig(int layers, double rate, List<String> columns, @Nullable String note) {}

  @BeforeEach
  void open() {
    registry = new ModelRegistry(folder.resolve("models"), InstantSource.fixed(NOW));
  }

  private static Trained trained(float value) {
    return new Trained(
        Map.of("w", new TensorData(new float[] {value, 2}, 2)),
        new TestConfig(2, 0.125, List.of("item"), null),
        List.of("item: categorical, 16 buckets"),
        List.of(
            Figure.exact("rank/test/auc", 0.75, "", Figure.Source.SIMULATED, 10),
            Figure.exact("rank/test/ndcg", Double.NaN, "", Figure.Source.SIMULATED, 0)));
  }

  private int save(float value) throws IOException {
    return registry.save("din", trained(value), PROVENANCE, null);
  }

  private float live() throws IOException {
    return requireNonNull(registry.load("din").tensors().get("w")).values()[0];
  }

  private Path home() {
    return folder.resolve("models/din");
  }

  @Test
  void whatWasSavedIsLoaded() throws IOException {
    Path curve = Files.writeString(folder.resolve("curve.jsonl"), "{\"step\":1}\n");
    assertThat(registry.save("din", trained(1), PROVENANCE, curve)).isEqualTo(1);
    SavedModel saved = registry.load("din");
    assertThat(saved.tensors()).isEqualTo(trained(1).tensors());
    Manifest manifest = saved.manifest();
    assertThat(manifest.label()).isEqualTo("din@1");
    assertThat(manifest.trainedAt()).isEqualTo(NOW);
    assertThat(manifest.data()).isEqualTo(DATA);
    assertThat(manifest.seed()).isEqualTo(1L << 40);
    assertThat(manifest.codeVersion()).isEqualTo(CodeVersion.CURRENT);
    assertThat(manifest.features()).containsExactly("item: categorical, 16 buckets");
    assertThat(manifest.metrics()).isEqualTo(Map.of("rank/test/auc", 0.75));
    assertThat(manifest.platform()).containsKeys("jvm", "system", "processor", "threads");
    assertThat(manifest.platform().get("libtorch")).startsWith("2.");
    assertThat(ConfigJson.of(saved, TestConfig.class)).isEqualTo(trained(1).config());
    assertThat(registry.curve("din", 1)).hasContent("{\"step\":1}");
  }

  @Test
  void theLatestIsLiveAndTheWayBackLeadsToTheOneBefore() throws IOException {
    save(1);
    save(2);
    assertThat(live()).isEqualTo(2);
    assertThat(registry.rollback("din")).isEqualTo(1);
    assertThat(live()).isEqualTo(1);
    assertThat(registry.rollback("din")).as("back again").isEqualTo(2);
    registry.activate("din", 2);
    assertThat(registry.versions("din").previous()).as("activated twice is once").isEqualTo(1);
    assertThat(registry.list()).extracting(Versions::model).containsExactly("din");
  }

  @Test
  void aVersionThatIsKeptWaitsUntilItIsActivated() throws IOException {
    assertThat(registry.keep("din", trained(1), PROVENANCE, null)).isEqualTo(1);
    assertThat(registry.live("din")).isNull();
    assertThatThrownBy(() -> registry.load("din"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no version of din is live");
    assertThat(save(2)).isEqualTo(2);
    assertThat(registry.keep("din", trained(3), PROVENANCE, null)).isEqualTo(3);
    assertThat(live()).isEqualTo(2);
    registry.activate("din", 3);
    assertThat(live()).isEqualTo(3);
  }

  @Test
  void withoutAVersionBeforeThereIsNoWayBack() throws IOException {
    save(1);
    assertThatThrownBy(() -> registry.rollback("din")).hasMessageContaining("no version before");
    assertThatThrownBy(() -> registry.load("dnn"))
        .hasMessageContaining("no version of dnn is live")
        .hasMessageContaining("aisle train dnn");
    assertThatThrownBy(() -> registry.activate("din", 7))
        .hasMessageContaining("has no version 7. There are [1].");
    assertThat(live()).isEqualTo(1);
    assertThat(folder.resolve("models/dnn")).doesNotExist();
  }

  @Test
  void fiveVersionsAreKeptAndAlwaysTheLiveOneAndTheWayBack() throws IOException {
    for (int i = 1; i <= 3; i++) {
      save(i);
    }
    registry.activate("din", 2);
    for (int i = 4; i <= 12; i++) {
      save(i);
      registry.activate("din", 2);
    }
    assertThat(numbers()).as("2 was live or the way back").containsExactly(12, 11, 10, 9, 8, 2);
    save(13);
    assertThat(numbers()).as("2 is the way back").containsExactly(13, 12, 11, 10, 9, 2);
  }

  private List<Integer> numbers() throws IOException {
    return registry.versions("din").all().stream().map(Versions.Version::number).toList();
  }

  @Test
  void anotherOrDamagedOrNewerModelIsRefusedAndTheLiveOneStays() throws IOException {
    save(1);
    save(2);
    registry.activate("din", 1);
    Path manifest = home().resolve("2/manifest.json");
    String good = Files.readString(manifest);
    refused(manifest, good.replace("\"din\"", "\"dnn\""), "is of dnn@2", "folder of din@2");
    refused(manifest, good.replace("\"version\" : 2", "\"version\" : 3"), "is of din@3");
    refused(manifest, good.replace("\"format\" : 1", "\"format\" : 2"), "newer than the 1");
    refused(manifest, good.replace("\"seed\"", "\"sead\""), "/seed: is missing", "\"sead\"");
    refused(manifest, good.replace("\"seed\"", "\"x\" : 1, \"seed\""), "/x", "unknown field");
    refused(manifest, good.substring(0, 100), "not valid JSON");
    refused(manifest, good.replaceAll("\"sha256\" : \"..", "\"sha256\" : \"00"), "damaged");
    Files.writeString(manifest, good);
    byte[] tensors = Files.readAllBytes(home().resolve("2/model.safetensors"));
    tensors[tensors.length - 1] ^= 1;
    Files.write(home().resolve("2/model.safetensors"), tensors);
    assertThatThrownBy(() -> registry.activate("din", 2)).hasMessageContaining("SHA-256");
    Files.delete(home().resolve("2/model.safetensors"));
    assertThatThrownBy(() -> registry.activate("din", 2))
        .hasMessageContaining("has no model.safetensors");
    assertThat(live()).isEqualTo(1);
  }

  private void refused(Path manifest, String content, String... says) throws IOException {
    Files.writeString(manifest, content);
    assertThatThrownBy(() -> registry.activate("din", 2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(says);
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void aListNamesWhatIsWrongWithAVersion() throws IOException {
    save(1);
    save(2);
    Files.writeString(home().resolve("2/manifest.json"), "{}");
    Files.createDirectories(folder.resolve("models/NotAModel/1"));
    Versions versions = registry.list().getFirst();
    assertThat(versions.all().getFirst().problem()).contains("manifest.json", "format");
    assertThat(versions.all().getLast().manifest()).isNotNull();
    Files.writeString(home().resolve("CURRENT"), "none\n");
    assertThat(registry.versions("din").problem()).contains("\"none\", which is no version");
  }

  @Test
  void namesCannotLeaveTheFolder() {
    for (String name : List.of("..", "../x", "", "a/b", "Din", "-", "x".repeat(41))) {
      assertThatThrownBy(() -> registry.load(name, 1))
          .as(name)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("is no name");
    }
  }

  /// Lets so many bytes pass, then there is no space left.
  private static DurableFiles fullAfter(int bytes) {
    int[] left = {bytes};
    return new DurableFiles(
        out ->
            new WritableByteChannel() {
              @Override
              public int write(ByteBuffer from) throws IOException {
                left[0] -= from.remaining();
                if (left[0] < 0) {
                  throw new IOException("No space left on device");
                }
                return out.write(from);
              }

              @Override
              public boolean isOpen() {
                return out.isOpen();
              }

              @Override
              public void close() throws IOException {
                out.close();
              }
            });
  }

  @Test
  void aFullDiskLeavesWhatWasLive() throws IOException {
    save(1);
    int failed = 0;
    for (int bytes = 0; bytes < 3_000; bytes += 97) {
      ModelRegistry full =
          new ModelRegistry(registry.folder(), InstantSource.fixed(NOW), fullAfter(bytes));
      try {
        full.save("din", trained(9), PROVENANCE, null);
        break;
      } catch (InvalidInputException e) {
        failed++;
        assertThat(e)
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("what was live stays");
      }
      assertThat(live()).as("after %d bytes", bytes).isEqualTo(1);
      assertThat(home()).isDirectoryNotContaining("glob:**.aside");
    }
    assertThat(failed).isGreaterThan(3);
    assertThat(live()).as("once there was space enough").isEqualTo(9);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.createDirectories(registry.folder());
    Files.writeString(home(), "a file where the folder should be");
    assertThatThrownBy(() -> save(1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(home().toString())
        .hasMessageContaining("cannot be changed");
  }

  @Test
  void whatACrashLeftIsNoVersionAndIsRemoved() throws IOException {
    save(1);
    Path left = Files.createDirectories(home().resolve("2.aside"));
    Files.writeString(left.resolve("model.safetensors"), "half");
    assertThat(numbers()).containsExactly(1);
    assertThat(save(2)).isEqualTo(2);
    assertThat(left).doesNotExist();
    assertThat(live()).isEqualTo(2);
  }

  @Test
  void savesAtTheSameTimeTakeTurns() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> saves =
          IntStream.range(0, 12).<Callable<Integer>>mapToObj(i -> () -> save(i)).toList();
      List<Integer> versions = threads.invokeAll(saves).stream().map(Future::resultNow).toList();
      assertThat(versions)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
    }
    assertThat(registry.live("din")).isEqualTo(12);
    assertThat(registry.versions("din").previous()).isEqualTo(11);
  }

  @Test
  void oneTrainingAtATime() throws IOException {
    try (var first = registry.beginTraining()) {
      assertThatThrownBy(registry::beginTraining)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("trained already, by this process " + ProcessHandle.current().pid())
          .hasMessageContaining("since 2026-11-21T09:00:00Z")
          .hasMessageContaining("Wait until it is done");
      assertThat(first).isNotNull();
    }
    registry.beginTraining().close();
  }
}
