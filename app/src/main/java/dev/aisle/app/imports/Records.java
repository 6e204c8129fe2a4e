package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

/// Cuts a source into records, lines or the elements of one JSON array, and reports those that
/// cannot be read. Never holds more than one record.
final class Records {
  /// Takes one record.
  interface Reader {
    /// @param line 1-based line on which the record begins
    /// @param text the record without its line break
    /// @throws InvalidInputException where it makes no sense; it is reported with its line
    void read(long line, String text) throws IOException;
  }

  private static final int BUFFER = 1 << 16;

  private final Source source;
  private final Intake intake;
  private final Reader reader;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER];
  private int limit;
  private int next;
  private long offset;
  private long line = 1;

  private byte[] record = new byte[1024];
  private long recordLength;
  private long recordOffset;
  private long recordLine;

  private Records(Source source, Intake intake, Reader reader) {
    this.source = source;
    this.intake = intake;
    this.reader = reader;
    this.maxBytes = intake.limits().recordBytes();
  }

  /// Reads line by line; blank lines are skipped.
  static void lines(Source source, Intake intake, Reader reader) throws IOException {
    new Records(source, intake, reader).run(false);
  }

  /// Reads JSON Lines, or, where the first character is `[`, the elements of one JSON array.
  static void json(Source source, Intake intake, Reader reader) throws IOException {
    new Records(source, intake, reader).run(true);
  }

  private void run(boolean jsonArrays) throws IOException {
    try (InputStream in = source.open()) {
      skipByteOrderMark(in);
      int first = jsonArrays ? firstVisible(in) : peek(in);
      if (first < 0) {
        intake.reject(
            new InvalidInputException(
                source.name(), "is empty", "Check the export that should have written it."));
      } else if (jsonArrays && first == '[') {
        read(in);
        array(in);
      } else {
        lines(in);
      }
    } catch (UnreadableSource e) {
      intake.reject(e.problem());
    } catch (EOFException | ZipException e) {
      intake.reject(
          new InvalidInputException(
              source.at(line).toString(),
              "the packed file is cut off or damaged here (" + e.getMessage() + ")",
              "Copy it again; what came before this line was read.",
              e));
    }
  }

  private void lines(InputStream in) throws IOException {
    begin(offset);
    for (int b = read(in); b >= 0; b = read(in)) {
      if (b == '\n') {
        endLine();
        line++;
        begin(offset);
      } else {
        add((byte) b);
      }
    }
    endLine();
  }

  private void endLine() throws IOException {
    int length = (int) Math.min(recordLength, maxBytes + 1L);
    if (length > 0 && length <= maxBytes && record[length - 1] == '\r') {
      recordLength--;
    }
    end();
  }

  /// The elements of an array whose bracket was read. An element ends at the comma or bracket that
  /// stands outside its strings, objects and arrays, so a broken element seldom takes the next
  /// one with it.
  private void array(InputStream in) throws IOException {
    int depth = 0;
    boolean inString = false;
    boolean escaped = false;
    boolean inside = false;
    for (int b = read(in); b >= 0; b = read(in)) {
      if (b == '\n') {
        line++;
      }
      if (!inside) {
        if (isBlank(b) || b == ',') {
          continue;
        }
        if (b == ']') {
          if (firstVisible(in) >= 0) {
            throw new InvalidInputException(
                source.at(line).toString(),
                "something follows the end of the JSON array",
                "Write one array per file, or JSON Lines.");
          }
          return;
        }
        begin(offset - 1);
        inside = true;
      } else if (depth == 0 && !inString && (b == ',' || b == ']')) {
        end();
        inside = false;
        if (b == ']') {
          next--; // the bracket is met again outside the element
          offset--;
        }
        continue;
      }
      add((byte) b);
      if (inString) {
        inString = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      }
    }
    throw new InvalidInputException(
        source.at(inside ? recordLine : line).toString(),
        inside
            ? "the file ends inside the JSON object that begins here"
            : "the file ends before the JSON array does",
        "Copy the file again; it was probably cut off. What came before was read.");
  }

  private void begin(long at) {
    recordLength = 0;
    recordOffset = at;
    recordLine = line;
  }

  private void add(byte b) {
    if (recordLength < maxBytes) {
      if (recordLength == record.length) {
        record = Arrays.copyOf(record, Math.min(2 * record.length, maxBytes));
      }
      record[(int) recordLength] = b;
    }
    recordLength++;
  }

  private void end() throws IOException {
    if (isBlank()) {
      return;
    }
    Place place = source.at(recordLine);
    if (recordLength > maxBytes) {
      intake.read(0);
      intake.reject(
          new InvalidInputException(
              place.toString(),
              "the record has " + recordLength + " bytes, at most " + maxBytes + " are read",
              "Split it, or raise the limit if such records are right."));
      return;
    }
    int length = (int) recordLength;
    intake.read(length);
    String text;
    try {
      text = decode(length);
    } catch (InvalidInputException e) {
      intake.reject(e);
      return;
    }
    try {
      reader.read(recordLine, text);
    } catch (InvalidInputException e) {
      intake.reject(e.at(place.toString()));
    }
  }

  private boolean isBlank() {
    for (int i = 0; i < Math.min(recordLength, maxBytes); i++) {
      if (!isBlank(record[i])) {
        return false;
      }
    }
    return recordLength <= maxBytes;
  }

  private String decode(int length) {
    ByteBuffer bytes = ByteBuffer.wrap(record, 0, length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      int bad = firstMalformed(length);
      throw new InvalidInputException(
          source.at(recordLine).toString(),
          String.format(
              "byte %d of the file (0x%02X) is not UTF-8", recordOffset + bad, record[bad] & 0xff),
          "Convert the file to UTF-8, for example with iconv -f LATIN1 -t UTF-8.",
          e);
    }
  }

  private int firstMalformed(int length) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(record, 0, length);
    java.nio.CharBuffer chars = java.nio.CharBuffer.allocate(length + 1);
    CoderResult result = decoder.decode(bytes, chars, true);
    return result.isError() ? bytes.position() : length - 1;
  }

  private void skipByteOrderMark(InputStream in) throws IOException {
    if (peek(in) == 0xEF && limit - next >= 3 && buffer[next + 1] == (byte) 0xBB) {
      next += 3;
      offset += 3;
    }
  }

  private int firstVisible(InputStream in) throws IOException {
    int b = peek(in);
    while (b >= 0 && isBlank(b)) {
      if (b == '\n') {
        line++;
      }
      next++;
      offset++;
      b = peek(in);
    }
    return b;
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private int peek(InputStream in) throws IOException {
    if (next == limit) {
      limit = Math.max(0, in.read(buffer, 0, BUFFER));
      next = 0;
      if (limit == 0) {
        return -1;
      }
    }
    return buffer[next] & 0xff;
  }

  private int read(InputStream in) throws IOException {
    int b = peek(in);
    if (b >= 0) {
      next++;
      offset++;
    }
    return b;
  }
}
