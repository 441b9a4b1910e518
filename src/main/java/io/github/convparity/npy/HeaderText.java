package io.github.convparity.npy;

import java.util.List;

/**
 * The three keys of a header's dict.
 *
 * @param shape the numbers as they stand there, negative or huge ones too; what does not fit is
 *     {@code Long.MAX_VALUE}
 * @param shapeText the tuple as it stands there
 */
record HeaderText(String descr, boolean fortranOrder, List<Long> shape, String shapeText) {
  /**
   * Parses a dict as numpy writes it.
   *
   * @throws NpyFormatException if it is anything else
   */
  static HeaderText parse(String text) throws NpyFormatException {
    return new HeaderParser(text).parse();
  }
}
