package io.github.convparity.suite;

import io.github.convparity.image.RgbImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the numbers of a case come from, unless it brings its own. */
public sealed interface Fill {
  /** The numbers are computed from the seed and the place alone. */
  enum Formula implements Fill {
    /** In [-1, 1), exact in the data type. */
    UNIFORM,
    /** Near a normal distribution of mean 0 and variance 1. */
    NORMAL,
    /** Small integers whose sums are exact in every order. */
    INTEGER,
    /** A ramp through a constant kernel of 0.1, without a bias's influence. */
    CONSTANT,
    /** One pixel in an empty image, so that the output shows the kernel. */
    IMPULSE,
    /** Products near 1 of alternating sign, which cancel. */
    CANCELLING;

    @Override
    public String jsonName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All names, for messages. */
    static String names() {
      return Arrays.stream(values()).map(Fill::jsonName).collect(Collectors.joining(", "));
    }

    /** The formula of that name; null when there is none. */
    public static @Nullable Formula ofName(String name) {
      for (Formula formula : values()) {
        if (formula.jsonName().equals(name)) {
          return formula;
        }
      }
      return null;
    }
  }

  /** The pixels of a picture, through a constant kernel of 0.1. */
  record Picture(String name, RgbImage image) implements Fill {
    @Override
    public String jsonName() {
      return "image:" + name;
    }
  }

  /** The name in a case object: {@code uniform}, {@code image:card}. */
  String jsonName();

  /** The name in a case id: {@code uniform}, {@code image-card}. */
  default String idName() {
    return jsonName().replace(':', '-');
  }
}
