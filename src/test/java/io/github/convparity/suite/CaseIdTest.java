package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.image.RgbImage;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseIdTest {
  /** The grammar of an id, written out a second time. */
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "iN(xN){2,3}_oN(_cN)?_kN(xN)?(_sI(xI)?)?(_p(I(xI)?|same|valid))?(_dI(xI)?)?(_gI)?"
                  .replace("N", "(0|[1-9][0-9]*)")
                  .replace("I", "(0|m?[1-9][0-9]*)")
              + "(_nobias)?(_(reflect|replicate|circular))?(_(f64|f16|bf16))?"
              + "(_x-(normal|integer|constant|impulse|cancelling|image-[a-z0-9]+(-[a-z0-9]+)*))?"
              + "(_rI)?(_h[0-9a-f]{8})?(_grad)?".replace("I", "(0|m?[1-9][0-9]*)"));

  private static ParityCase parse(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  private static ParityCase read(String json) {
    return CaseFile.readLine(json, Pictures.own(), note -> {});
  }

  @Test
  void idLeavesOutWhatIsAtItsDefault() {
    ParityCase c =
        read(
            """
            {"input":[1,3,32,32],"out_channels":8,"kernel_size":[3,3],"stride":[1,1],
             "padding":[1,1],"dilation":[1,1],"groups":1,"bias":true,"padding_mode":"zeros",
             "dtype":"float32","fill":"uniform","seed":7,"grad":false}
            """);

    assertThat(c.id()).isEqualTo("i1x3x32x32_o8_k3_p1_r7");
    assertThat(parse("i1x3x32x32_o8_k3_p1_r7")).isEqualTo(c);
  }

  @Test
  void everyPartStandsInItsPlace() {
    Conv2dOptions options =
        new Conv2dOptions(
            new Pair(2, -1), Padding.of(-3), new Pair(0, 4), -5, PaddingMode.CIRCULAR);
    Setting setting = new Setting(Shape.of(6, 7, 8), 9, 10, new Pair(1, 2), false, options);
    ParityCase c =
        new ParityCase(
            setting,
            DType.BFLOAT16,
            Fill.Formula.CANCELLING,
            -11,
            true,
            Literals.NONE,
            Expectation.NONE,
            null,
            Map.of());

    assertThat(c.id())
        .isEqualTo(
            "i6x7x8_o10_c9_k1x2_s2xm1_pm3_d0x4_gm5_nobias_circular_bf16_x-cancelling_rm11_grad");
  }

  @Test
  void idsAndCasesAreOneToOne() {
    RandomCases cases = new RandomCases(1);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      ParityCase c = cases.wild();
      String id = c.id();
      CaseId.Parsed parsed = CaseId.parse(id, Pictures.own());
      boolean same = parsed.parityCase().equals(c) && parsed.id().equals(id);
      if (!same || parsed.hash() != null || !GRAMMAR.matcher(id).matches()) {
        wrong.add(id);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void defaultsSpeltOutGiveTheCanonicalId() {
    RandomCases cases = new RandomCases(2);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      ParityCase c = cases.wild();
      if (!parse(spelt(c)).id().equals(c.id())) {
        wrong.add(spelt(c));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** Everything written out; the only default that cannot be is a bias. */
  private static String spelt(ParityCase c) {
    Setting s = c.setting();
    Conv2dOptions o = s.options();
    String padding = o.padding() instanceof Padding.Same ? "same" : "valid";
    if (o.padding() instanceof Padding.Explicit explicit) {
      padding = pair(explicit.amount());
    }
    String dims = s.input().toString().replaceAll("[\\[\\] ]", "").replace(",", "x");
    String id =
        ("i" + dims + "_o" + s.outChannels() + "_c" + s.inChannels() + "_k" + pair(s.kernel()))
            + ("_s" + pair(o.stride()) + "_p" + padding + "_d" + pair(o.dilation()))
            + ("_g" + o.groups() + (s.bias() ? "" : "_nobias"))
            + ("_" + o.paddingMode().torchName() + "_" + CaseId.dtypeName(c.dtype()))
            + ("_x-" + c.fill().idName() + "_r" + c.seed() + (c.grad() ? "_grad" : ""));
    return id.replaceAll("-(?=[0-9])", "m");
  }

  private static String pair(Pair pair) {
    return pair.h() + "x" + pair.w();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_c3_k3", "_k3x3", "_k3_s1_p0_d1_g1_zeros_f32_x-uniform_r0", "_k3_p0x0"})
  void defaultsMayBeSpeltOut(String parts) {
    assertThat(parse("i1x3x8x8_o4" + parts).id()).isEqualTo("i1x3x8x8_o4_k3");
  }

  @Test
  void validIsNotZero() {
    assertThat(parse("i1x1x8x8_o1_k3_pvalid")).isNotEqualTo(parse("i1x1x8x8_o1_k3_p0"));
    assertThat(parse("i1x1x8x8_o1_k3_pvalid").id()).isEqualTo("i1x1x8x8_o1_k3_pvalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i2147483647x0x1x2_o2147483647_c2147483647_k0_s2147483647xm2147483648",
        "i0x0x0_o0_k0_sm2147483648_pm2147483648_dm2147483648_gm2147483648",
        "i1x1x1_o1_k1_r9223372036854775807",
        "i1x1x1_o1_k1_rm9223372036854775808"
      })
  void numbersMayBeAsLargeAsTheirBitsAllow(String id) {
    assertThat(CaseId.parse(id, Pictures.own()).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i2147483648x1x1_o1_k1",
        "i1x1x1_o2147483648_k1",
        "i1x1x1_o1_c2147483648_k1",
        "i1x1x1_o1_k1x2147483648",
        "i1x1x1_o1_k1_s2147483648",
        "i1x1x1_o1_k1_pm2147483649",
        "i1x1x1_o1_k1_d1x2147483648",
        "i1x1x1_o1_k1_g2147483648",
        "i1x1x1_o1_k1_r9223372036854775808",
        "i1x1x1_o1_k1_rm9223372036854775809"
      })
  void largerNumbersAreRefused(String id) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(id))
        .withMessageStartingWith("case id (" + id + ") must look like i1x3x32x32_o8_k3_s2_p1_r7")
        .withMessageEndingWith("a number is out of range (32 bits, the seed 64)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i",
        "card",
        "i1x1x8x8",
        "i1x1x8x8_o1",
        "i1x1x8x8_k3",
        "x1x1x8x8_o1_k3",
        "i8x8_o1_k3",
        "i1x1x1x8x8_o1_k3",
        "i1x1x8x_o1_k3",
        "im1x1x8x8_o1_k3"
      })
  void idWithoutSizeFiltersAndKernelIsRefused(String id) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(id))
        .withMessageEndingWith(
            "it must begin with the input's size, the out_channels and the kernel");
  }

  @ParameterizedTest
  @CsvSource({
    // another order
    "_p1_s2, _p1",
    "_r7_f64, _r7",
    "_f64_reflect, _f64",
    "_grad_r1, _grad",
    "_nobias_g2, _nobias",
    // twice
    "_s2_s2, _s2",
    "_reflect_circular, _reflect",
    // upper case
    "_S2, ''",
    "_Psame, ''",
    // leading zeros, signs
    "_s02, _s0",
    "_r007, _r0",
    "_pm0, ''",
    "_pm01, ''",
    "_p-1, ''",
    "_p+1, ''",
    // numbers that may not be negative, or too many of them
    "x3x3, x3",
    "xm1, ''",
    "_s1x2x3, _s1x2",
    // unknown parts
    "_q1, ''",
    "_bias, ''",
    "_float64, ''",
    "_pfull, ''",
    "_psame1, _psame",
    "_constant, ''",
    "_x-, ''",
    "_x-normal-, _x-normal",
    "_h1234567, ''",
    "_h123456789, _h12345678",
    "_hABCDEF01, ''",
    "_, ''",
    "' ', ''"
  })
  void whatIsOutOfPlaceIsPointedAt(String parts, String readable) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("i1x1x8x8_o1_k3" + parts))
        .withMessageEndingWith("it breaks after \"i1x1x8x8_o1_k3" + readable + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gauss", "image", "image-nobody", "float32"})
  void unknownFillIsRefused(String name) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("i1x1x8x8_o1_k3_x-" + name))
        .withMessageMatching(".*(must name a fill: uniform, normal|with --image).*");
  }

  @Test
  void lineFeedAtTheEndIsRefused() {
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("i1x1x8x8_o1_k3\n"));
  }

  @Test
  void literalDataGivesTheFirstDigitsOfItsHash() {
    ParityCase c =
        read(
            """
            {"input":[1,1,2],"out_channels":1,"kernel_size":1,"bias":false,"seed":3,"grad":true,
             "weight_data":[1.5]}
            """);
    String hash = c.arguments().sha256().substring(0, 8);

    assertThat(c.id()).isEqualTo("i1x1x2_o1_k1_nobias_r3_h" + hash + "_grad");
    assertThat(CaseId.parse(c.id(), Pictures.own()).hash()).isEqualTo(hash);
    assertThat(CaseId.parse(c.id(), Pictures.own()).id()).isEqualTo(c.id());
  }

  @Test
  void otherDataIsAnotherId() {
    String json =
        "{\"input\":[1,1,1],\"out_channels\":1,\"kernel_size\":1,\"bias\":false,"
            + "\"input_data\":[%s],\"weight_data\":[1]}";

    assertThat(read(json.formatted("0.0")).id()).isNotEqualTo(read(json.formatted("-0.0")).id());
    assertThat(read(json.formatted("0.5")).id()).isEqualTo(read(json.formatted("5e-1")).id());
  }

  @Test
  void pictureOfAUserIsToldByNameAndHash() {
    RgbImage image = RgbImage.of(1, 1, new byte[] {1, 2, 3});
    Pictures pictures = Pictures.own().with("my-cat-2", image);
    ParityCase c = parse("i1x3x4x4_o1_k3").withFill(pictures.fill("my-cat-2"));
    String hash = c.arguments().sha256().substring(0, 8);

    assertThat(c.id()).isEqualTo("i1x3x4x4_o1_k3_x-image-my-cat-2_h" + hash);
    assertThat(CaseId.parse(c.id(), pictures).parityCase()).isEqualTo(c);
  }

  @Test
  void ownPictureNeedsNoHash() {
    ParityCase c = parse("i1x3x96x128_o1_k3_x-image-card");

    assertThat(c.fill().jsonName()).isEqualTo("image:card");
    assertThat(c.id()).isEqualTo("i1x3x96x128_o1_k3_x-image-card");
  }

  @Test
  void expectationsAndUnknownKeysAreNoPartOfTheId() {
    ParityCase c =
        read(
            """
            {"input":[1,1,8,8],"out_channels":1,"kernel_size":3,"expect":"error","weak":"so",
             "error_contains":"x","expected":{"shape":[1],"data":[1]},"note":"y"}
            """);

    assertThat(c.id()).isEqualTo("i1x1x8x8_o1_k3");
  }
}
