package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Padding;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchNotationTest {
  private static ParityCase read(String text) {
    return TorchNotation.read(text, channels -> Shape.of(1, channels, 32, 32));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Conv2d(3, 8, kernel_size=(3, 3), padding=same, padding_mode=reflect) | o8_k3_psame_reflect
          Conv2d(3, 8, kernel_size=(3, 5), stride=(1, 2)) | o8_k3x5_s1x2
          Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1), bias=False) | o8_k3_nobias
          Conv2d(3, 8, 3) | o8_k3
          Conv2d(3, 8, 3, 2, 1, 4, 1, False, 'circular') | o8_k3_s2_p1_d4_nobias_circular
          Conv2d(in_channels=3, out_channels=8, kernel_size=3) | o8_k3
          Conv2d(kernel_size=3, out_channels=8, in_channels=3) | o8_k3
          torch.nn.Conv2d(3, 8, kernel_size=[3, 3]) | o8_k3
          Conv2d(3,8,(3,3),padding="valid") | o8_k3_pvalid
          Conv2d(3, 8, kernel_size=(3,), dtype=torch.float64) | o8_k3_f64
          Conv2d(3, 8, 3, device='cpu') | o8_k3
          Conv2d(3, 8, 3, groups=-2, stride=0, padding=(-1, 0)) | o8_k3_s0_pm1x0_gm2
          """)
  void layerIsACase(String layer, String id) {
    assertThat(read(layer).id()).isEqualTo("i1x3x32x32_" + id);
  }

  @Test
  void inputIsMadeFromTheLayersChannels() {
    assertThat(TorchNotation.read("Conv2d(5, 8, 3)", c -> Shape.of(c, 7, 9)).id())
        .isEqualTo("i5x7x9_o8_k3");
    assertThat(TorchNotation.read("Conv2d(5, 8, 3)", c -> Shape.of(6, 7, 9)).id())
        .isEqualTo("i6x7x9_o8_c5_k3");
  }

  @Test
  void nameOfTheLayerIsKept() {
    assertThat(read("    (conv1): Conv2d(3, 8, kernel_size=(3, 3))").extras().get("layer"))
        .hasToString("\"conv1\"");
    assertThat(read("Conv2d(3, 8, 3)").extras()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv2d(",
        "Conv2d()",
        "Conv2d(3)",
        "Conv2d(3, 8)",
        "Conv2d(3, 8, 3",
        "Conv2d(-3, 8, 3)",
        "Conv2d(x, 8, 3)",
        "Conv2d(3, 8, 3, kernel_size=3)",
        "Conv2d(3, 8, 3, transposed=True)",
        "Conv2d(3, 8, 3, 1, 0, 1, 1, True, 'zeros', None, None, 7)",
        "Conv2d(3, 8, 2147483648)",
        "Conv2d(3, 8, (3, 3, 3))",
        "Conv2d(3, 8, 3, padding=full)",
        "Conv2d(3, 8, 3, dtype=torch.complex64)"
      })
  void layerThatIsNoneIsRefused(String layer) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(layer))
        .withMessageMatching("(layer \\(.*\\)|key \".*) must be .*");
  }

  @Test
  void otherLayersAreNot() {
    assertThat(TorchNotation.isLayer("(0): Conv2d(3, 8, kernel_size=(3, 3))")).isTrue();
    assertThat(TorchNotation.isLayer("(0): ConvTranspose2d(3, 8, kernel_size=(3, 3))")).isFalse();
    assertThat(TorchNotation.isLayer("(0): MyConv2d(3, 8)")).isFalse();
    assertThat(TorchNotation.isLayer("Conv2d")).isFalse();
    assertThat(TorchNotation.isModel(List.of("Net(", "  (0): Conv2d(3, 8, 3)", ")"))).isTrue();
    assertThat(TorchNotation.isModel(List.of("{}", "Conv2d(3, 8, 3)"))).isFalse();
    assertThat(TorchNotation.isModel(List.of())).isFalse();
  }

  @Test
  void printedSettingReadsBack() {
    RandomCases cases = new RandomCases(8);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      Setting setting = cases.wild().setting();
      String printed = TorchNotation.of(setting);
      if (!TorchNotation.read(printed, channels -> setting.input()).setting().equals(setting)) {
        wrong.add(printed);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void settingIsPrintedAsPyTorchDoes() {
    Setting setting = read("Conv2d(3, 8, 3, stride=(1, 2), padding='same', bias=False)").setting();

    assertThat(setting.options().padding()).isEqualTo(new Padding.Same());
    assertThat(TorchNotation.of(setting))
        .isEqualTo("Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 2), padding=same, bias=False)");
  }
}
