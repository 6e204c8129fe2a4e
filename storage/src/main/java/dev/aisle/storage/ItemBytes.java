package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.catalog.SellerId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An item inside of a [Snapshot], several times as fast to read as its JSON: a shop reads its
/// whole catalogue before it can answer.
///
/// Big-endian; a text is its length in bytes (4) and UTF-8, a length of -1 says that there is none.
/// A changed layout is a new [Snapshot#VERSION].
final class ItemBytes {
  private static final byte TEXT = 0;
  private static final byte QUANTITY = 1;
  private static final byte FLAG = 2;

  private ItemBytes() {}

  static byte[] write(Item item) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    DataOutputStream out = new DataOutputStream(bytes);
    writeText(out, item.id().value());
    writeText(out, item.title());
    writeText(out, item.description());
    writeTexts(out, item.categories());
    writeText(out, item.brand());
    writeText(out, item.seller() == null ? null : item.seller().value());
    out.writeLong(item.offer().price() == null ? -1 : item.offer().price().cents());
    out.writeInt(item.offer().stock() == null ? -1 : item.offer().stock());
    out.writeDouble(item.rating() == null ? -1 : item.rating());
    out.writeInt(item.ratingCount());
    out.writeInt(item.attributes().size());
    for (var attribute : item.attributes().entrySet()) {
      writeText(out, attribute.getKey());
      writeAttribute(out, attribute.getValue());
    }
    writeText(out, item.picture());
    out.writeLong(item.listedAt().toEpochMilli());
    return bytes.toByteArray();
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws InvalidInputException where the bytes are anything else
  static Item read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return read(in);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new InvalidInputException(
          "item", "is damaged at byte " + in.position(), "Remove the snapshot.", e);
    }
  }

  private static Item read(ByteBuffer in) {
    return new Item(
        new ItemId(readText(in)),
        readText(in),
        readText(in),
        readTexts(in),
        readTextOrNull(in),
        readTextOrNull(in, SellerId::new),
        readOffer(in),
        readRating(in),
        in.getInt(),
        readAttributes(in),
        readTextOrNull(in),
        Instant.ofEpochMilli(in.getLong()));
  }

  private static Offer readOffer(ByteBuffer in) {
    long cents = in.getLong();
    int stock = in.getInt();
    return new Offer(cents < 0 ? null : new Money(cents), stock < 0 ? null : (Integer) stock);
  }

  private static @Nullable Double readRating(ByteBuffer in) {
    double rating = in.getDouble();
    return rating < 0 ? null : (Double) rating;
  }

  private static Map<String, AttributeValue> readAttributes(ByteBuffer in) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      attributes.put(readText(in), readAttribute(in));
    }
    return attributes;
  }

  private static void writeAttribute(DataOutputStream out, AttributeValue attribute)
      throws IOException {
    switch (attribute) {
      case AttributeValue.Text(List<String> values) -> {
        out.writeByte(TEXT);
        writeTexts(out, values);
      }
      case AttributeValue.Quantity(double value, String unit) -> {
        out.writeByte(QUANTITY);
        out.writeDouble(value);
        writeText(out, unit);
      }
      case AttributeValue.Flag(boolean value) -> {
        out.writeByte(FLAG);
        out.writeByte(value ? 1 : 0);
      }
    }
  }

  private static AttributeValue readAttribute(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case TEXT -> new AttributeValue.Text(readTexts(in));
      case QUANTITY -> new AttributeValue.Quantity(in.getDouble(), readText(in));
      case FLAG -> new AttributeValue.Flag(in.get() != 0);
      default -> throw new IndexOutOfBoundsException(kind);
    };
  }

  private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(out, text);
    }
  }

  private static List<String> readTexts(ByteBuffer in) {
    List<String> texts = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      texts.add(readText(in));
    }
    return texts;
  }

  private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String readText(ByteBuffer in) {
    return textOf(in, in.getInt());
  }

  private static @Nullable String readTextOrNull(ByteBuffer in) {
    return readTextOrNull(in, Function.identity());
  }

  private static <T> @Nullable T readTextOrNull(ByteBuffer in, Function<String, T> parse) {
    int length = in.getInt();
    return length < 0 ? null : parse.apply(textOf(in, length));
  }

  private static String textOf(ByteBuffer in, int length) {
    String text =
        new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }
}
