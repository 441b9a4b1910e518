package sample;

import static io.github.convparity.junit.ParityAssertions.assertParity;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.junit.ParitySuite;
import io.github.convparity.kernel.DirectConv2d;
import org.junit.jupiter.api.Test;

class DirectConv2dTest {
  @ParitySuite("edges")
  Conv2d edges() {
    return new DirectConv2d();
  }

  @ParitySuite(grid = "-k 1..3 -s 1,2 -p 0,same --size 5x7", grad = true)
  Conv2d grid() {
    return new DirectConv2d();
  }

  @Test
  void oneCaseOfJupiter() {
    assertParity(new DirectConv2d(), "i1x1x4x4_o1_k3_p1_reflect");
  }
}
