package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchMessagesTest {
  private static final String TRACEBACK =
      """
      The following operation failed in the TorchScript interpreter.
      Traceback of TorchScript, serialized code (most recent call last):
        File "code/__torch__.py", line 50, in forward
            y = torch.conv2d(x, w, b, stride, padding, dilation, groups)
                ~~~~~~~~~~~~ <--- HERE
      """;

  @ParameterizedTest
  @ValueSource(strings = {"RuntimeError: ", "torch.jit.Error: ", "ValueError: ", "Exception: "})
  void tracebackAndPrefixAreLeftOut(String prefix) {
    assertThat(TorchMessages.bare(TRACEBACK + prefix + "negative padding is not supported\n"))
        .isEqualTo("negative padding is not supported");
  }

  @Test
  void messageWithoutTracebackStaysAsItIs() {
    assertThat(TorchMessages.bare("non-positive stride is not supported"))
        .isEqualTo("non-positive stride is not supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\nException raised from", "\r\n\r\nframe #0", "\n \t\nmore", "\n\n"})
  void whatFollowsTheFirstBlankLineIsLeftOut(String rest) {
    assertThat(TorchMessages.bare(TRACEBACK + "RuntimeError: first line\nsecond line" + rest))
        .isEqualTo("first line\nsecond line");
  }

  @Test
  void laterLinesThatLookLikeAPrefixBelongToTheMessage() {
    assertThat(TorchMessages.bare("RuntimeError: outer\nValueError: inner"))
        .isEqualTo("outer\nValueError: inner");
  }

  @Test
  void missingKernelsAreNotRefusals() {
    assertThat(TorchMessages.isNotImplemented("\"slow_conv2d_cpu\" not implemented for 'Half'"))
        .isTrue();
    assertThat(TorchMessages.isNotImplemented("negative padding is not supported")).isFalse();
  }
}
