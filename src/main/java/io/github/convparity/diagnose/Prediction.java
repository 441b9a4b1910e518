package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a convolution gives whose arguments are misread in some way. */
final class Prediction {
  /** Up to so many outputs exact values are kept: other candidates are held against them too. */
  private static final int MOST_KEPT = 1 << 14;

  private final Misread misread;
  private final @Nullable Conv2dGeometry geometry;
  private @Nullable String refusal;
  private @Nullable Products products;
  private @Nullable Fit kept;

  Prediction(Misread misread) {
    this.misread = misread;
    this.geometry = geometry(misread.arguments());
  }

  private @Nullable Conv2dGeometry geometry(Arguments a) {
    try {
      Shape bias = a.bias() == null ? null : a.bias().sizes();
      return Conv2dGeometry.of(a.input().sizes(), a.weight().sizes(), bias, a.options());
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      refusal = refused.getMessage();
      return null;
    }
  }

  Misread misread() {
    return misread;
  }

  /** Whether the setting, as it is misread, is refused in these words. */
  boolean refuses(String message) {
    return geometry == null && message.equals(refusal);
  }

  /** Whether the setting, as it is misread, is illegal. */
  boolean refuses() {
    return geometry == null;
  }

  /**
   * Whether an output fits, shape and all.
   *
   * @param telling elements that are looked at first: those which most predictions do not fit
   */
  synchronized boolean fits(Tensor output, int... telling) {
    if (geometry == null || !misread.shape(geometry.output()).equals(output.sizes())) {
      return false;
    }
    try {
      Products terms = products(geometry);
      return kept != null
          ? kept.fits(output)
          : fitsAt(terms, output, Arrays.copyOf(telling, Math.min(1, telling.length))) // as a rule
              && fitsAt(terms, output, telling)
              && fits(terms, output);
    } catch (UnsupportedOperationException tooManyProducts) {
      return false;
    }
  }

  private Products products(Conv2dGeometry of) {
    if (products == null) {
      Arguments a = misread.arguments();
      products = new Products(of, a.input(), a.weight(), a.bias(), misread.skipped());
    }
    return products;
  }

  private boolean fitsAt(Products terms, Tensor output, int... telling) {
    int[] sources =
        IntStream.of(telling)
            .map(i -> misread.source(terms.shape(), i))
            .filter(i -> i != Tensors.FILL)
            .toArray();
    Fit fit = new Fit(misread, ExactValues.ofElements(terms, sources));
    return IntStream.of(telling).allMatch(i -> fit.fits(i, output.get(i)));
  }

  private boolean fits(Products terms, Tensor output) {
    ExactValues<Products> all = ExactValues.of(terms);
    Fit fit = new Fit(misread, all);
    if (all.elements() <= MOST_KEPT) {
      kept = fit;
    }
    return fit.fits(output);
  }
}
