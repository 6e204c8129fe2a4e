package dev.aisle.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A set of 64-bit fingerprints in one array, open addressing, at most half full. Not thread-safe.
///
/// Zero marks an empty place, so the fingerprint 0 is kept as 1; fingerprints are uniformly spread
/// already, hence the place is their low bits.
final class FingerprintSet {
  private long[] places;
  private int size;

  FingerprintSet() {
    this(0);
  }

  /// A set with room for so many fingerprints.
  private FingerprintSet(int expected) {
    places = new long[Math.max(1024, Integer.highestOneBit(Math.max(1, expected)) * 4)];
  }

  private FingerprintSet(FingerprintSet from) {
    places = from.places.clone();
    size = from.size;
  }

  /// An independent copy, one array copy.
  FingerprintSet copy() {
    return new FingerprintSet(this);
  }

  boolean contains(long fingerprint) {
    long wanted = fingerprint == 0 ? 1 : fingerprint;
    return places[placeOf(places, wanted)] == wanted;
  }

  /// Adds a fingerprint; false where it was there.
  boolean add(long fingerprint) {
    long added = fingerprint == 0 ? 1 : fingerprint;
    int place = placeOf(places, added);
    if (places[place] == added) {
      return false;
    }
    places[place] = added;
    size++;
    if (size * 2 > places.length) {
      grow();
    }
    return true;
  }

  int size() {
    return size;
  }

  /// Writes the number of fingerprints, then each, in no particular order.
  void write(DataOutputStream out) throws IOException {
    out.writeInt(size);
    for (long fingerprint : places) {
      if (fingerprint != 0) {
        out.writeLong(fingerprint);
      }
    }
  }

  /// Reads what [#write] wrote.
  static FingerprintSet read(DataInputStream in) throws IOException {
    int count = in.readInt();
    FingerprintSet set = new FingerprintSet(count);
    for (int left = count; left > 0; left--) {
      set.add(in.readLong());
    }
    return set;
  }

  private void grow() {
    long[] larger = new long[places.length * 2];
    for (long fingerprint : places) {
      if (fingerprint != 0) {
        larger[placeOf(larger, fingerprint)] = fingerprint;
      }
    }
    places = larger;
  }

  private static int placeOf(long[] places, long fingerprint) {
    int place = (int) fingerprint & (places.length - 1);
    while (places[place] != 0 && places[place] != fingerprint) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }
}
