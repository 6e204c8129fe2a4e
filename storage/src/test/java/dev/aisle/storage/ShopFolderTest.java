package dev.aisle.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopFolderTest {
  @TempDir Path dir;

  private static EmbeddedShop open(Path dir) throws IOException {
    return EmbeddedShop.open(dir, () -> List.of(), ShopLimits.DEFAULTS);
  }

  private static EmbeddedShop create(Path dir) throws IOException {
    return EmbeddedShop.openOrCreate(dir, () -> List.of(), ShopLimits.DEFAULTS);
  }

  @Test
  void aMissingFolderIsMadeOnlyWhereThatWasAskedFor() throws IOException {
    Path missing = dir.resolve("a").resolve("shop");
    assertThatThrownBy(() -> open(missing))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            missing
                + ": there is no such folder. Check the path, or make a shop with `aisle market DIR`"
                + " or `aisle import`.");
    create(missing).close();
    open(missing).close();
  }

  @Test
  void aFileIsNoShop() throws IOException {
    Path file = Files.writeString(dir.resolve("shop"), "hello");
    assertThatThrownBy(() -> create(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is a file, but a shop is a folder");
  }

  @Test
  void aFolderWithOtherFilesIsNoShopAndIsLeftAsItIs() throws IOException {
    Files.writeString(dir.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> open(dir))
        .hasMessageContaining("is a folder but not a shop: it has no SHOP.json")
        .hasMessageContaining("Name a shop's folder");
    assertThatThrownBy(() -> create(dir))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Name a new or empty folder for the shop.");
    try (var files = Files.list(dir)) {
      assertThat(files).containsExactly(dir.resolve("thesis.txt"));
    }
  }

  @Test
  void aFolderThatOnlyHoldsAConfigurationBecomesAShop() throws IOException {
    Files.writeString(dir.resolve("aisle.yaml"), "fields: {}");
    create(dir).close();
    assertThat(dir.resolve("SHOP.json")).exists();
  }

  @Test
  void aNewerLayoutIsRefused() throws IOException {
    create(dir).close();
    Path marker = dir.resolve("SHOP.json");
    Files.writeString(marker, Files.readString(marker).replace("\"format\":1", "\"format\":2"));
    assertThatThrownBy(() -> open(dir))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("was written by a newer Aisle (format 2, this one reads up to 1)");
  }

  @Test
  void anUnreadableMarkerIsNamed() throws IOException {
    create(dir).close();
    for (String broken :
        List.of(
            "not json", "{}", "{\"format\":1}", "{\"format\":1,\"key0\":\"x\",\"key1\":\"1\"}")) {
      Files.writeString(dir.resolve("SHOP.json"), broken);
      assertThatThrownBy(() -> open(dir))
          .as(broken)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(dir.resolve("SHOP.json") + ": cannot be read")
          .hasMessageContaining("Restore this file from a backup");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    create(dir).close();
    SegmentFiles readOnly =
        (file, options) -> {
          throw new AccessDeniedException(file.toString());
        };
    assertThatThrownBy(
            () -> EmbeddedShop.open(dir, () -> List.of(), ShopLimits.DEFAULTS, false, readOnly))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(dir + ": the folder cannot be written")
        .hasMessageContaining("Give this user permission to write there");
    open(dir).close();
  }

  @Test
  void aFolderBelowAFileCannotBeMade() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "hello");
    assertThatThrownBy(() -> create(file.resolve("shop")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the folder cannot be made");
  }

  @Test
  void aSecondOpeningInThisProcessIsRefusedAndDoesNotHarmTheFirst() throws IOException {
    try (EmbeddedShop shop = create(dir)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> open(dir.resolve("..").resolve(dir.getFileName())))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("the shop is already open by this process")
            .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ");
      }
      shop.ingest(List.of(TestShops.item(1)));
    }
    open(dir).close();
  }

  @Test
  void aSecondProcessIsToldWhoHasTheShop() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashVictim.class.getName(),
                dir.toString(),
                "1",
                "1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).startsWith("ack 0 ");
      assertThatThrownBy(() -> open(dir))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(
              dir + ": the shop is already open by process " + other.pid() + " on ")
          .hasMessageContaining(" since 2")
          .hasMessageContaining("Stop that one first");
    } finally {
      other.destroyForcibly().waitFor();
    }
    open(dir).close();
  }

  @Test
  void aLogThatIsGoneIsNotTakenForAnEmptyOne() throws IOException {
    try (EmbeddedShop shop = create(dir)) {
      shop.ingest(List.of(TestShops.item(1)));
    }
    Files.delete(dir.resolve("events").resolve("00000000000000000000.seg"));
    assertThatThrownBy(() -> open(dir))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "the event log is empty, but a snapshot holds the events before offset 1")
        .hasMessageContaining("Restore the events folder from a backup");
  }
}
