package dev.aisle.app.imports;

import dev.aisle.core.catalog.ItemId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// Photos named after items, in `images.zip` or in a folder `images`, copied into a shop.
final class Photos implements AutoCloseable {
  private static final int MAX_BYTES = 16 << 20;
  private static final long MAX_PIXELS = 64_000_000;

  private final @Nullable ZipFile zip;
  private final Path folder;
  private final Path target;

  private Photos(@Nullable ZipFile zip, Path folder, Path target) {
    this.zip = zip;
    this.folder = folder;
    this.target = target;
  }

  /// The photos beside a catalogue file, or null where there are none.
  static @Nullable Photos beside(Path folder, Path target, ImportLimits limits) throws IOException {
    Path archive = folder.resolve("images.zip");
    Path images = folder.resolve("images");
    if (Files.isRegularFile(archive)) {
      ZipFile zip = Sources.openArchive(archive, archive.getFileName().toString(), limits);
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        Sources.refuseOutside("images.zip", all.nextElement().getName());
      }
      Files.createDirectories(target);
      return new Photos(zip, images, target);
    }
    if (Files.isDirectory(images)) {
      Files.createDirectories(target);
      return new Photos(null, images, target);
    }
    return null;
  }

  /// Copies an item's photo, if there is one and it is a picture.
  ///
  /// @return its file name in the shop, null where there is none
  @Nullable String copy(ItemId item, Place place, Intake intake) throws IOException {
    // The name goes into a path: only what cannot climb out of the folder.
    if (!item.value().matches("[A-Za-z0-9_-]{1,100}")) {
      return null;
    }
    String name = item + ".jpg";
    byte[] bytes = bytes(name);
    if (bytes == null) {
      return null;
    }
    Path copy = target.resolve(name);
    if (Files.exists(copy) && Arrays.equals(Files.readAllBytes(copy), bytes)) {
      return name;
    }
    String problem = bytes.length > MAX_BYTES ? "is larger than 16 MiB" : problem(bytes);
    if (problem != null) {
      intake.doubt(
          place,
          "the photo " + name + " " + problem,
          "Replace the photo; the item was kept without a picture.");
      return null;
    }
    Path aside = target.resolve(name + ".part");
    // Not forced to disk one by one, which takes longer than all else: a photo that a crash loses
    // differs from its source and is copied when the import is run again.
    Files.write(aside, bytes);
    Files.move(aside, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    intake.pictureWritten();
    return name;
  }

  private byte @Nullable [] bytes(String name) throws IOException {
    if (zip == null) {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        return null;
      }
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(MAX_BYTES + 1);
      }
    }
    ZipEntry entry = zip.getEntry("images/" + name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  /// What is wrong with a photo, or null. Its size is looked at before it is decoded.
  private static @Nullable String problem(byte[] bytes) {
    // Held in memory: the default of ImageIO is a temporary file per picture.
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return "is not a picture";
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
          return "has more than 64 million pixels";
        }
        BufferedImage image = reader.read(0);
        return image.getWidth() < 1 ? "is empty" : null;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Damaged pictures make the decoders throw all sorts of unchecked exceptions.
      return "cannot be decoded (" + e + ")";
    }
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
