package dev.aisle.storage;

/// SipHash-2-4 (Aumasson and Bernstein, 2012) of a text: a keyed 64-bit hash whose collisions
/// nobody can construct without the key.
///
/// The text enters as its UTF-16 units, little-endian; the values are never compared with those of
/// other programs.
record SipHash(long key0, long key1) {
  long of(String text) {
    State state = new State(key0, key1);
    int length = text.length();
    int at = 0;
    for (; at + 4 <= length; at += 4) {
      state.absorb(
          text.charAt(at)
              | (long) text.charAt(at + 1) << 16
              | (long) text.charAt(at + 2) << 32
              | (long) text.charAt(at + 3) << 48);
    }
    long last = (length * 2L) << 56;
    for (int shift = 0; at < length; at++, shift += 16) {
      last |= (long) text.charAt(at) << shift;
    }
    state.absorb(last);
    return state.finish();
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long key0, long key1) {
      v0 = key0 ^ 0x736f6d6570736575L;
      v1 = key1 ^ 0x646f72616e646f6dL;
      v2 = key0 ^ 0x6c7967656e657261L;
      v3 = key1 ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long finish() {
      v2 ^= 0xff;
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
