package io.github.convparity.junit;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.kernel.DirectConv2d;

/** Classes with one illegal use each; they are run by a test, not as tests. */
final class IllegalUses {
  private IllegalUses() {}

  static class UnknownSuite {
    @ParitySuite("edge")
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class MalformedId {
    @ParitySuite(cases = "i1x1x3x3_k1_o1")
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class UnknownAxis {
    @ParitySuite(grid = "--kernal 1..3")
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class MissingFile {
    @ParitySuite(file = "nowhere.jsonl")
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class NothingNamed {
    @ParitySuite
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class NothingSelected {
    @ParitySuite(value = "seed", filter = "g:2")
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class NoSlack {
    @ParitySuite(value = "seed", slack = 0)
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class GivesNull {
    @ParitySuite("seed")
    Conv2d conv() {
      return null;
    }
  }

  static class GivesText {
    @ParitySuite("seed")
    Object conv() {
      return "direct";
    }
  }

  static class HasParameters {
    @ParitySuite("seed")
    Conv2d conv(int threads) {
      return new DirectConv2d();
    }
  }

  static class IsVoid {
    @ParitySuite("seed")
    void conv() {}
  }

  static class IsPrivate {
    @ParitySuite("seed")
    @SuppressWarnings("UnusedMethod")
    private Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class NeedsArguments {
    NeedsArguments(int threads) {}

    @ParitySuite("seed")
    Conv2d conv() {
      return new DirectConv2d();
    }
  }

  static class Throws {
    @ParitySuite("seed")
    Conv2d conv() {
      throw new UnsupportedOperationException("no such device");
    }
  }
}
