package io.github.convparity.exact;

import java.math.BigDecimal;

/**
 * One output element in exact arithmetic.
 *
 * @param value the sum of all products of finite operands, and a finite bias
 * @param magnitude the sum of their magnitudes
 * @param special 0 where all operands are finite; otherwise the answer that they fix: NaN where a
 *     product is NaN or infinities of both signs meet, else that infinity
 */
record ExactSum(BigDecimal value, BigDecimal magnitude, double special) {
  static ExactSum of(Products products, int element) {
    Collector collector = new Collector();
    products.forEach(element, collector);
    collector.add(products.biasOf(element), 1);
    return new ExactSum(collector.value, collector.magnitude, collector.special);
  }

  private static final class Collector implements Products.Visitor {
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal magnitude = BigDecimal.ZERO;
    private double special;

    @Override
    public void product(int channel, int kh, int kw, boolean padding, double x, double w) {
      if (!padding) {
        add(x, w);
      }
    }

    void add(double x, double w) {
      if (Double.isFinite(x) && Double.isFinite(w)) {
        BigDecimal product = new BigDecimal(x).multiply(new BigDecimal(w));
        value = value.add(product);
        magnitude = magnitude.add(product.abs());
      } else {
        // The sum of NaNs and infinities is by IEEE 754's own rules the answer that is fixed.
        special += x * w;
      }
    }
  }
}
