package io.github.convparity.page;

import java.util.Arrays;

/** Integers, kept in as few bytes as the largest of them needs. */
final class IntColumn {
  private byte[] bytes = new byte[64];
  private int width = 1;
  private int size;
  private int least = Integer.MAX_VALUE;
  private int most = Integer.MIN_VALUE;

  void add(int value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    widen(bytesFor(value));
    if ((long) (size + 1) * width > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), 64));
    }
    put(bytes, size++, width, value);
  }

  private static int bytesFor(int value) {
    if (value == (byte) value) {
      return 1;
    }
    return value == (short) value ? 2 : 4;
  }

  private void widen(int wanted) {
    if (wanted <= width) {
      return;
    }
    byte[] wide = new byte[Math.max(64, (size + (size >> 1) + 1) * wanted)];
    for (int i = 0; i < size; i++) {
      put(wide, i, wanted, get(i));
    }
    bytes = wide;
    width = wanted;
  }

  private static void put(byte[] target, int place, int width, int value) {
    for (int i = 0; i < width; i++) {
      target[place * width + i] = (byte) (value >> (8 * i));
    }
  }

  int get(int place) {
    int at = place * width;
    return switch (width) {
      case 1 -> bytes[at];
      case 2 -> (short) ((bytes[at] & 0xff) | (bytes[at + 1] << 8));
      default ->
          (bytes[at] & 0xff)
              | ((bytes[at + 1] & 0xff) << 8)
              | ((bytes[at + 2] & 0xff) << 16)
              | (bytes[at + 3] << 24);
    };
  }

  int size() {
    return size;
  }

  /** Bytes to a number: 1, 2 or 4. */
  int width() {
    return width;
  }

  /** Whether all numbers are the same; there is at least one. */
  boolean isConstant() {
    return size > 0 && least == most;
  }

  /** The numbers, the lowest byte of each first. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size * width);
  }
}
