package io.github.convparity.suite;

import io.github.convparity.tensor.DType;
import java.util.List;

/**
 * A million legal cases drawn at random over all parameters, data types and fills, every eighth
 * float32 or float64 one with gradients. Case {@code i} depends on {@code i} alone, and its data
 * seed is {@code i}, so that no two cases are the same. Small: at most {@link
 * SmallDraws#MOST_PRODUCTS} products each.
 */
final class RandomSuite implements Suite {
  private static final int SIZE = 1_000_000;

  /** Its own stream beside those of a case's tensors. */
  private static final int ROLE = 16;

  @Override
  public String name() {
    return "random";
  }

  @Override
  public String description() {
    return "a million small legal cases at random, over all data types, fills and modes";
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public ParityCase get(int position) {
    Draw draw = new Draw(new SplitMix(position, ROLE));
    while (true) {
      Setting setting = SmallDraws.setting(draw);
      double products = SmallDraws.products(setting);
      if (products >= 0 && products <= SmallDraws.MOST_PRODUCTS) {
        DType dtype = draw.oneOf(List.of(DType.values()));
        ParityCase drawn =
            ParityCase.of(setting)
                .withDtype(dtype)
                .withFill(SmallDraws.fill(draw))
                .withSeed(position);
        return !dtype.is16Bit() && draw.below(8) == 0 ? drawn.withGrad() : drawn;
      }
    }
  }
}
