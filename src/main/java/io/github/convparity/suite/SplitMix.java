package io.github.convparity.suite;

/**
 * Random numbers by place: number {@code i} of a stream without computing those before it. The
 * finaliser of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast Splittable Pseudorandom Number
 * Generators, OOPSLA 2014).
 */
final class SplitMix {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long start;

  /** The stream of one role under one seed. */
  SplitMix(long seed, int role) {
    this.start = mix(seed ^ mix(role));
  }

  /** 64 random bits. */
  long bits(long i) {
    return mix(start + (i + 1) * GOLDEN_GAMMA);
  }

  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
