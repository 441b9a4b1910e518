package io.github.convparity.conv;

import java.util.Locale;

/** What stands in the padding: the argument {@code padding_mode} of {@code torch.nn.Conv2d}. */
public enum PaddingMode {
  /** Zeros. */
  ZEROS,
  /** The image mirrored at its edge, which is not repeated: 3 2 1 2 3. */
  REFLECT,
  /** The edge repeated: 1 1 1 2 3. */
  REPLICATE,
  /** The opposite end: 2 3 1 2 3. */
  CIRCULAR;

  /** PyTorch's name, lower case. */
  public String torchName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
