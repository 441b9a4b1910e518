package io.github.convparity.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Multiply-adds that wait for nothing but each other: as many as a processor core can do. */
public final class Peak {
  private static final VectorSpecies<Float> SPECIES = Species.ofFloats();
  private static final int CHAINS = 16;

  private Peak() {}

  /** Multiply-adds of numbers in so many steps. */
  public static double multiplyAdds(int steps) {
    return (double) steps * CHAINS * SPECIES.length();
  }

  /** Does them; what comes out means nothing, but must be used. */
  public static float run(int steps, float factor) {
    FloatVector w = FloatVector.broadcast(SPECIES, factor);
    FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector c0 = FloatVector.broadcast(SPECIES, 0f);
    FloatVector c1 = FloatVector.broadcast(SPECIES, 1f);
    FloatVector c2 = FloatVector.broadcast(SPECIES, 2f);
    FloatVector c3 = FloatVector.broadcast(SPECIES, 3f);
    FloatVector c4 = FloatVector.broadcast(SPECIES, 4f);
    FloatVector c5 = FloatVector.broadcast(SPECIES, 5f);
    FloatVector c6 = FloatVector.broadcast(SPECIES, 6f);
    FloatVector c7 = FloatVector.broadcast(SPECIES, 7f);
    FloatVector c8 = FloatVector.broadcast(SPECIES, 8f);
    FloatVector c9 = FloatVector.broadcast(SPECIES, 9f);
    FloatVector c10 = FloatVector.broadcast(SPECIES, 10f);
    FloatVector c11 = FloatVector.broadcast(SPECIES, 11f);
    FloatVector c12 = FloatVector.broadcast(SPECIES, 12f);
    FloatVector c13 = FloatVector.broadcast(SPECIES, 13f);
    FloatVector c14 = FloatVector.broadcast(SPECIES, 14f);
    FloatVector c15 = FloatVector.broadcast(SPECIES, 15f);
    for (int i = 0; i < steps; i++) {
      c0 = w.fma(x, c0);
      c1 = w.fma(x, c1);
      c2 = w.fma(x, c2);
      c3 = w.fma(x, c3);
      c4 = w.fma(x, c4);
      c5 = w.fma(x, c5);
      c6 = w.fma(x, c6);
      c7 = w.fma(x, c7);
      c8 = w.fma(x, c8);
      c9 = w.fma(x, c9);
      c10 = w.fma(x, c10);
      c11 = w.fma(x, c11);
      c12 = w.fma(x, c12);
      c13 = w.fma(x, c13);
      c14 = w.fma(x, c14);
      c15 = w.fma(x, c15);
    }
    FloatVector sum = c0;
    sum = sum.add(c1);
    sum = sum.add(c2);
    sum = sum.add(c3);
    sum = sum.add(c4);
    sum = sum.add(c5);
    sum = sum.add(c6);
    sum = sum.add(c7);
    sum = sum.add(c8);
    sum = sum.add(c9);
    sum = sum.add(c10);
    sum = sum.add(c11);
    sum = sum.add(c12);
    sum = sum.add(c13);
    sum = sum.add(c14);
    sum = sum.add(c15);
    return sum.lane(0);
  }
}
