package io.github.convparity.exact;

import java.math.BigDecimal;

/**
 * A sum of products in exact arithmetic.
 *
 * @param value the sum of all products of finite operands
 * @param magnitude the sum of their magnitudes
 * @param special 0 where all operands are finite; otherwise the answer that they fix: NaN where a
 *     product is NaN or infinities of both signs meet, else that infinity
 */
record ExactSum(BigDecimal value, BigDecimal magnitude, double special) {
  static ExactSum of(Operands operands) {
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal magnitude = BigDecimal.ZERO;
    double special = 0;
    for (int i = 0; i < operands.count(); i++) {
      double x = operands.left(i);
      double w = operands.right(i);
      if (Double.isFinite(x) && Double.isFinite(w)) {
        BigDecimal product = new BigDecimal(x).multiply(new BigDecimal(w));
        value = value.add(product);
        magnitude = magnitude.add(product.abs());
      } else {
        // The sum of NaNs and infinities is by IEEE 754's own rules the answer that is fixed.
        special += x * w;
      }
    }
    return new ExactSum(value, magnitude, special);
  }
}
