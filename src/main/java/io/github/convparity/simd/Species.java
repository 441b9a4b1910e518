package io.github.convparity.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Which vectors are used: the widest of this machine, or those that were asked for. */
final class Species {
  private static final int BITS = Integer.getInteger(Simd.BITS_PROPERTY, 0);

  private Species() {}

  static VectorSpecies<Float> ofFloats() {
    return BITS == 0
        ? FloatVector.SPECIES_PREFERRED
        : VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));
  }

  static VectorSpecies<Double> ofDoubles() {
    return BITS == 0
        ? DoubleVector.SPECIES_PREFERRED
        : VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));
  }
}
