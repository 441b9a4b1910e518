package sample;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.junit.ParitySuite;

class FlippedConv2dTest {
  /** A kernel of 1 x 1 is the same turned around; the two others are not. */
  @ParitySuite(grid = "-k 1..3 --size 6x5")
  Conv2d flipped() {
    return new FlippedConv2d();
  }
}
