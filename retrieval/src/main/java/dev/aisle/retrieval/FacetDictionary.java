package dev.aisle.retrieval;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// Numbers every field and every value that can be filtered and counted, over all segments:
/// counting then is adding to an array. Numbers are only ever added while the index is open; what
/// no item has any more just counts 0.
///
/// Safe for use by several threads.
final class FacetDictionary {
  static final String CATEGORY = "category";
  static final String BRAND = "brand";
  static final String PRICE = "price";
  static final String IN_STOCK = "inStock";

  private static final String ATTRIBUTES = "attributes.";
  private static final char SEPARATOR = '\u0001';

  private final ReentrantLock adding = new ReentrantLock();
  private final ConcurrentMap<String, Integer> codes = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> fields = new ConcurrentHashMap<>();
  private volatile Snapshot snapshot =
      new Snapshot(0, 0, new String[64], new String[1024], new int[1024]);

  /// The name of an attribute's facet.
  static String attribute(String name) {
    return ATTRIBUTES + name;
  }

  static boolean isAttribute(String field) {
    return field.startsWith(ATTRIBUTES);
  }

  /// Field and value in one text, as the index stores them.
  static String key(String field, String value) {
    return field + SEPARATOR + value;
  }

  /// The number of a value, -1 where no item ever had it.
  int code(String field, String value) {
    return codes.getOrDefault(key(field, value), -1);
  }

  /// The number of a field, -1 where no item ever had it.
  int field(String name) {
    return fields.getOrDefault(name, -1);
  }

  /// The numbers of keys, new ones where needed.
  int[] codes(List<String> keys) {
    adding.lock();
    try {
      return keys.stream().mapToInt(this::codeOrNew).toArray();
    } finally {
      adding.unlock();
    }
  }

  private int codeOrNew(String key) {
    Integer known = codes.get(key);
    if (known != null) {
      return known;
    }
    int cut = key.indexOf(SEPARATOR);
    int field = fieldOrNew(key.substring(0, cut));
    snapshot = snapshot.withValue(key.substring(cut + 1), field);
    int code = snapshot.size - 1;
    codes.put(key, code);
    return code;
  }

  private int fieldOrNew(String name) {
    Integer known = fields.get(name);
    if (known != null) {
      return known;
    }
    snapshot = snapshot.withField(name);
    int field = snapshot.fieldCount - 1;
    fields.put(name, field);
    return field;
  }

  /// All that is numbered as of now.
  Snapshot snapshot() {
    return snapshot;
  }

  /// The numbering at one moment. Later ones share its arrays and write only behind its end.
  static final class Snapshot {
    private final int size;
    private final int fieldCount;
    private final String[] fieldNames;
    private final String[] values;
    private final int[] fieldOf;

    private Snapshot(
        int size, int fieldCount, String[] fieldNames, String[] values, int[] fieldOf) {
      this.size = size;
      this.fieldCount = fieldCount;
      this.fieldNames = fieldNames;
      this.values = values;
      this.fieldOf = fieldOf;
    }

    private Snapshot withField(String name) {
      String[] names =
          fieldCount == fieldNames.length ? Arrays.copyOf(fieldNames, fieldCount * 2) : fieldNames;
      names[fieldCount] = name;
      return new Snapshot(size, fieldCount + 1, names, values, fieldOf);
    }

    private Snapshot withValue(String value, int field) {
      boolean full = size == values.length;
      String[] moreValues = full ? Arrays.copyOf(values, size * 2) : values;
      int[] moreFields = full ? Arrays.copyOf(fieldOf, size * 2) : fieldOf;
      moreValues[size] = value;
      moreFields[size] = field;
      return new Snapshot(size + 1, fieldCount, fieldNames, moreValues, moreFields);
    }

    /// Values numbered so far.
    int size() {
      return size;
    }

    /// Fields numbered so far.
    int fieldCount() {
      return fieldCount;
    }

    String fieldName(int field) {
      return fieldNames[field];
    }

    String value(int code) {
      return values[code];
    }

    int fieldOf(int code) {
      return fieldOf[code];
    }
  }
}
