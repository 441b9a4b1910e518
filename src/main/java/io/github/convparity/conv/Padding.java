package io.github.convparity.conv;

/** The argument {@code padding} of {@code torch.nn.Conv2d}: numbers, or one of two words. */
public sealed interface Padding {
  /** This many on both sides of each axis; may be negative. */
  record Explicit(Pair amount) implements Padding {}

  /** {@code padding='same'}: as much as keeps the size; an odd one goes to the bottom and right. */
  record Same() implements Padding {}

  /** {@code padding='valid'}: none. */
  record Valid() implements Padding {}

  /** The same amount on all sides. */
  static Padding of(int amount) {
    return new Explicit(Pair.of(amount));
  }
}
