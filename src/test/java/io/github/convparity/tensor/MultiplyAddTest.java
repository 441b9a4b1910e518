package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MultiplyAddTest {
  @Test
  void withoutTheInstructionTheErrorOfAProductIsFoundAsExactly() {
    SplittableRandom random = new SplittableRandom(31);
    for (int i = 0; i < 100_000; i++) {
      double a = Math.scalb(2 * random.nextDouble() - 1, random.nextInt(-400, 400));
      double b = Math.scalb(2 * random.nextDouble() - 1, random.nextInt(-400, 400));
      assertThat(MultiplyAdd.dekker(a, b, a * b))
          .as("%s * %s", a, b)
          .isEqualTo(Math.fma(a, b, -(a * b)));
    }
  }

  @Test
  void factorsTooLargeToSplitAreNotSplit() {
    double large = 0x1.23456789abcdep1010;
    double small = 0x1.fedcba987654p-800;

    assertThat(MultiplyAdd.errorOf(large, small, large * small))
        .isEqualTo(Math.fma(large, small, -(large * small)));
  }

  @Test
  void multipliesAndAdds() {
    assertThat(MultiplyAdd.of(2f, 3f, 4f)).isEqualTo(10f);
    assertThat(MultiplyAdd.of(2.0, 3.0, 4.0)).isEqualTo(10.0);
  }
}
