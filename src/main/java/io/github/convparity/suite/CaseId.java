package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Shape;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a case: one canonical, readable string from which the case can be made again, for
 * example {@code i1x3x32x32_o8_k3_p1_r7}.
 *
 * <pre>
 * i DIMS _o N [_c N] _k N[xN] [_s PAIR] [_p PAIR|same|valid] [_d PAIR] [_g INT] [_nobias]
 *   [_MODE] [_f64|f16|bf16] [_x-FILL] [_r INT] [_h HASH] [_grad]
 * </pre>
 *
 * <p>A pair is height x width, one number when both are equal; a negative number is written with an
 * {@code m}; parts at their default are left out. {@code _h}, the first eight hex digits of the
 * SHA-256 of the data, stands only where the data is not told by the rest: with literal data or a
 * user's picture.
 */
public final class CaseId {
  private static final int LONGEST = 1000;
  private static final String NAT = "(?:0|[1-9][0-9]*)";
  private static final String INT = "(?:" + NAT + "|m[1-9][0-9]*)";
  private static final String PAIR = INT + "(?:x" + INT + ")?";
  private static final String WORDS = "[a-z0-9]+(?:-[a-z0-9]+)*";
  private static final Pattern ID =
      Pattern.compile(
          "i(?<input>"
              + NAT
              + "(?:x"
              + NAT
              + "){2,3})"
              + ("_o(?<out>" + NAT + ")")
              + ("(?:_c(?<in>" + NAT + "))?")
              + ("_k(?<kernel>" + NAT + "(?:x" + NAT + ")?)")
              + ("(?:_s(?<stride>" + PAIR + "))?")
              + ("(?:_p(?<padding>" + PAIR + "|same|valid))?")
              + ("(?:_d(?<dilation>" + PAIR + "))?")
              + ("(?:_g(?<groups>" + INT + "))?")
              + "(?<nobias>_nobias)?"
              + "(?:_(?<mode>zeros|reflect|replicate|circular))?"
              + "(?:_(?<dtype>f32|f64|f16|bf16))?"
              + ("(?:_x-(?<fill>" + WORDS + "))?")
              + ("(?:_r(?<seed>" + INT + "))?")
              + "(?:_h(?<hash>[0-9a-f]{8}))?"
              + "(?<grad>_grad)?");

  /**
   * A case that was read from an id.
   *
   * @param parityCase without the literal data that a hash stands for
   * @param hash the eight hex digits, or null
   */
  public record Parsed(ParityCase parityCase, @Nullable String hash) {
    /** The canonical id, with the hash that was asked for. */
    public String id() {
      return format(parityCase, hash);
    }
  }

  private CaseId() {}

  /** The canonical id. */
  public static String of(ParityCase c) {
    return format(c, needsHash(c) ? hash(c) : null);
  }

  private static String format(ParityCase c, @Nullable String hash) {
    Setting setting = c.setting();
    Conv2dOptions options = setting.options();
    StringBuilder id = new StringBuilder("i").append(dims(setting.input()));
    id.append("_o").append(setting.outChannels());
    if (setting.inChannels() != setting.input().dim(-3)) {
      id.append("_c").append(setting.inChannels());
    }
    id.append("_k").append(pair(setting.kernel()));
    appendUnless(id, "_s", pair(options.stride()), "1");
    appendUnless(id, "_p", padding(options.padding()), "0");
    appendUnless(id, "_d", pair(options.dilation()), "1");
    appendUnless(id, "_g", integer(options.groups()), "1");
    id.append(setting.bias() ? "" : "_nobias");
    appendUnless(id, "_", options.paddingMode().torchName(), "zeros");
    appendUnless(id, "_", dtypeName(c.dtype()), "f32");
    appendUnless(id, "_x-", c.fill().idName(), "uniform");
    appendUnless(id, "_r", integer(c.seed()), "0");
    id.append(hash == null ? "" : "_h" + hash);
    return id.append(c.grad() ? "_grad" : "").toString();
  }

  private static boolean needsHash(ParityCase c) {
    return !c.literals().isNone()
        || (c.fill() instanceof Fill.Picture picture && !picture.name().equals(Pictures.CARD));
  }

  private static String hash(ParityCase c) {
    try {
      return CaseData.sha256(c).substring(0, 8);
    } catch (UnsupportedOperationException noData) {
      // Such a case is never computed; what it brings still tells it from others.
      Literals own = c.literals();
      return Digest.sha256(own.input(), own.weight(), own.bias(), own.gradOutput()).substring(0, 8);
    }
  }

  private static void appendUnless(StringBuilder id, String part, String value, String usual) {
    if (!value.equals(usual)) {
      id.append(part).append(value);
    }
  }

  private static String dims(Shape shape) {
    StringBuilder dims = new StringBuilder();
    for (int dim : shape.dims()) {
      dims.append(dims.isEmpty() ? "" : "x").append(dim);
    }
    return dims.toString();
  }

  private static String integer(long value) {
    return value < 0 ? "m" + Long.toString(value).substring(1) : Long.toString(value);
  }

  private static String pair(Pair pair) {
    return pair.h() == pair.w() ? integer(pair.h()) : integer(pair.h()) + "x" + integer(pair.w());
  }

  /** The padding as an id has it: a pair, {@code same} or {@code valid}. */
  static String padding(Padding padding) {
    if (padding instanceof Padding.Explicit explicit) {
      return pair(explicit.amount());
    }
    return padding instanceof Padding.Same ? "same" : "valid";
  }

  /** The name of a data type in an id: {@code f32}, {@code f64}, {@code f16} or {@code bf16}. */
  static String dtypeName(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> "f32";
      case FLOAT64 -> "f64";
      case FLOAT16 -> "f16";
      case BFLOAT16 -> "bf16";
    };
  }

  /**
   * Reads an id. Defaults may be spelt out.
   *
   * @throws UsageException if it is not one; another order, upper case, leading zeros and unknown
   *     parts are refused
   */
  public static Parsed parse(String id, Pictures pictures) {
    if (id.length() > LONGEST) {
      throw malformed(id.substring(0, 60) + "…", "it has more than " + LONGEST + " characters");
    }
    Matcher m = ID.matcher(id);
    if (!m.matches()) {
      throw malformed(id, whereItBreaks(m));
    }
    try {
      Shape input = Shape.of(splitInts(m.group("input")));
      Conv2dOptions options =
          new Conv2dOptions(
              pairOr(m.group("stride"), 1),
              paddingOr(m.group("padding")),
              pairOr(m.group("dilation"), 1),
              m.group("groups") == null ? 1 : parseInt(m.group("groups")),
              modeOr(m.group("mode")));
      Setting setting =
          new Setting(
              input,
              m.group("in") == null ? input.dim(-3) : parseInt(m.group("in")),
              parseInt(m.group("out")),
              pairOr(m.group("kernel"), 1),
              m.group("nobias") == null,
              options);
      ParityCase plain = ParityCase.of(setting);
      ParityCase parsed =
          new ParityCase(
              setting,
              dtypeOr(m.group("dtype")),
              fill(m.group("fill"), pictures),
              m.group("seed") == null ? 0 : parseLong(m.group("seed")),
              m.group("grad") != null,
              plain.literals(),
              plain.expectation(),
              null,
              plain.extras());
      return new Parsed(parsed, m.group("hash"));
    } catch (NumberFormatException e) {
      throw malformed(id, "a number is out of range (32 bits, the seed 64)");
    }
  }

  private static UsageException malformed(String id, String why) {
    return new UsageException(
        "case id ("
            + id
            + ") must look like i1x3x32x32_o8_k3_s2_p1_r7, its parts in the order i o c k s p d g"
            + " nobias mode dtype x- r h grad; "
            + why);
  }

  /** The longest part from the start that could still become an id tells where to look. */
  private static String whereItBreaks(Matcher matcher) {
    return matcher.lookingAt() && matcher.end() > 0
        ? "it breaks after \"" + matcher.group() + "\""
        : "it must begin with the input's size, the out_channels and the kernel";
  }

  /**
   * Reads the shape of an input as an id has it: {@code 1x3x32x32}, or {@code 3x32x32}.
   *
   * @throws UsageException if it is none
   */
  public static Shape parseDims(String dims) {
    if (!dims.matches(NAT + "(?:x" + NAT + "){2,3}")) {
      throw new UsageException("input (" + dims + ") must be like 1x3x32x32 or 3x32x32");
    }
    try {
      return Shape.of(splitInts(dims));
    } catch (NumberFormatException e) {
      throw new UsageException("input (" + dims + ") must have sizes of 32 bits");
    }
  }

  private static int[] splitInts(String dims) {
    String[] parts = dims.split("x", -1);
    int[] values = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = parseInt(parts[i]);
    }
    return values;
  }

  private static long parseLong(String text) {
    return Long.parseLong(text.startsWith("m") ? "-" + text.substring(1) : text);
  }

  private static int parseInt(String text) {
    return Integer.parseInt(text.startsWith("m") ? "-" + text.substring(1) : text);
  }

  private static Pair pairOr(@Nullable String text, int usual) {
    if (text == null) {
      return Pair.of(usual);
    }
    int[] values = splitInts(text);
    return values.length == 1 ? Pair.of(values[0]) : new Pair(values[0], values[1]);
  }

  private static Padding paddingOr(@Nullable String text) {
    if ("same".equals(text)) {
      return new Padding.Same();
    }
    return "valid".equals(text) ? new Padding.Valid() : new Padding.Explicit(pairOr(text, 0));
  }

  private static PaddingMode modeOr(@Nullable String text) {
    return text == null ? PaddingMode.ZEROS : PaddingMode.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static DType dtypeOr(@Nullable String text) {
    for (DType dtype : DType.values()) {
      if (dtypeName(dtype).equals(text)) {
        return dtype;
      }
    }
    return DType.FLOAT32;
  }

  private static Fill fill(@Nullable String name, Pictures pictures) {
    if (name == null) {
      return Fill.Formula.UNIFORM;
    }
    if (name.startsWith("image-")) {
      return pictures.fill(name.substring("image-".length()));
    }
    Fill.Formula formula = Fill.Formula.ofName(name);
    if (formula == null) {
      throw new UsageException(
          "case id part x-" + name + " must name a fill: " + Fill.Formula.names() + ", image-NAME");
    }
    return formula;
  }
}
