package dev.aisle.learning.encoders;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// ONNX models of one or two nodes for tests, written as the protocol buffers that they are:
/// `Gather` of a table's rows by `input_ids`, and `ReduceMean` over the tokens. Field numbers are
/// those of onnx.proto.
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record TinyOnnx(String input, String second, boolean mean, float[] table, int rows, int width) {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  static TinyOnnx gather(float[] table, int rows, int width) {
    return new TinyOnnx("input_ids", "", false, table, rows, width);
  }

  static TinyOnnx gatherMean(float[] table, int rows, int width) {
    return new TinyOnnx("input_ids", "", true, table, rows, width);
  }

  /// With one more input that it does not use.
  TinyOnnx withInput(String name) {
    return new TinyOnnx(input, name, mean, table, rows, width);
  }

  byte[] bytes() {
    Message graph = new Message();
    graph.message(1, node("Gather", mean ? "rows" : "out", "table", input));
    if (mean) {
      Message node = node("ReduceMean", "out", "rows");
      Message axes = new Message().text(1, "axes").number(8, 1).number(20, 7); // INTS
      Message keep = new Message().text(1, "keepdims").number(3, 0).number(20, 2); // INT
      node.message(5, axes).message(5, keep);
      graph.message(1, node);
    }
    graph.text(2, "tiny");
    ByteBuffer raw = ByteBuffer.allocate(table.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(table);
    graph.message(
        5,
        new Message()
            .number(1, rows)
            .number(1, width)
            .number(2, FLOAT)
            .text(8, "table")
            .bytes(9, raw.array()));
    graph.message(11, value(input, INT64, "1", "tokens"));
    if (!second.isEmpty()) {
      graph.message(11, value(second, INT64, "1", "tokens"));
    }
    graph.message(
        12,
        mean
            ? value("out", FLOAT, "1", Integer.toString(width))
            : value("out", FLOAT, "1", "tokens", Integer.toString(width)));
    return new Message()
        .number(1, 8) // IR version
        .message(7, graph)
        .message(8, new Message().text(1, "").number(2, 13))
        .array();
  }

  private static Message node(String operator, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  /// @param axes numbers, or names of axes of any length
  private static Message value(String name, int type, String... axes) {
    Message shape = new Message();
    for (String axis : axes) {
      shape.message(
          1,
          Character.isDigit(axis.charAt(0))
              ? new Message().number(1, Integer.parseInt(axis))
              : new Message().text(2, axis));
    }
    Message tensor = new Message().number(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /// A protocol buffer while it is written.
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] value) {
      varint(((long) field << 3) | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.array());
    }

    byte[] array() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long left = value;
      while ((left & ~0x7FL) != 0) {
        out.write((int) ((left & 0x7F) | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
    }
  }
}
