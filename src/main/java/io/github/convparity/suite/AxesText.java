package io.github.convparity.suite;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Axes as they are written on the command line: {@code -k 1..3 -s 1..2 --padding-mode reflect}. */
public final class AxesText {
  /** The options by their long names, in the order of {@link Axes}. */
  public static final List<String> OPTIONS =
      List.of(
          "--batch",
          "--in-channels",
          "--out-channels",
          "--size",
          "--kernel",
          "--stride",
          "--padding",
          "--dilation",
          "--groups",
          "--bias",
          "--padding-mode",
          "--dtype",
          "--fill",
          "--seed");

  private static final Map<String, String> SHORT =
      Map.of(
          "-k", "--kernel",
          "-s", "--stride",
          "-p", "--padding",
          "-d", "--dilation",
          "-g", "--groups");

  private final Map<String, String> given;
  private final Axes usual;

  /**
   * Values that are still to be read.
   *
   * @param given the text of each option that is given, by its long name
   * @param usual the values of axes that are not given
   */
  public AxesText(Map<String, String> given, Axes usual) {
    this.given = Map.copyOf(given);
    this.usual = usual;
  }

  /**
   * Reads options as words: {@code -k 1..3 --stride=2}.
   *
   * @param what the user calls the text, for messages
   * @throws UsageException if an option is unknown, stands twice, or has no value
   */
  public static AxesText parse(String what, String text, Axes usual) {
    Map<String, String> given = new HashMap<>();
    List<String> words = List.of(text.strip().split("\\s+|=", -1));
    for (int i = 0; i < words.size(); i += 2) {
      String option = SHORT.getOrDefault(words.get(i), words.get(i));
      if (!OPTIONS.contains(option)) {
        throw new UsageException(
            what
                + " ("
                + text
                + ") must be axis options like -k 1..3 -s 1,2; "
                + option
                + " is none"
                + Suggestions.didYouMean(option, OPTIONS));
      }
      if (i + 1 == words.size() || given.put(option, words.get(i + 1)) != null) {
        throw new UsageException(
            what + " (" + text + ") must have each option once, and a value after it: " + option);
      }
    }
    return new AxesText(given, usual);
  }

  /**
   * All axes.
   *
   * @throws UsageException if a value is not as it must be
   */
  public Axes axes(Pictures pictures) {
    return new Axes(
        batches(),
        integers("--in-channels", 0, usual.inChannels()),
        integers("--out-channels", 0, usual.outChannels()),
        sizes(),
        pairs("--kernel", 0, usual.kernel()),
        pairs("--stride", Integer.MIN_VALUE, usual.stride()),
        paddings(),
        pairs("--dilation", Integer.MIN_VALUE, usual.dilation()),
        integers("--groups", Integer.MIN_VALUE, usual.groups()),
        words("--bias", List.of(true, false), String::valueOf, usual.bias()),
        words(
            "--padding-mode",
            List.of(PaddingMode.values()),
            PaddingMode::torchName,
            usual.paddingMode()),
        dtypes(),
        fills(pictures),
        seeds());
  }

  private @Nullable String text(String option) {
    return given.get(option);
  }

  private List<Integer> integers(String option, int least, List<Integer> otherwise) {
    String text = text(option);
    return text == null ? otherwise : AxisValues.integers(option, text, least);
  }

  private List<Pair> pairs(String option, int least, List<Pair> otherwise) {
    String text = text(option);
    return text == null ? otherwise : AxisValues.pairs(option, text, least);
  }

  private <T> List<T> words(
      String option, List<T> known, Function<T, String> name, List<T> otherwise) {
    String text = text(option);
    return text == null ? otherwise : AxisValues.words(option, text, known, name);
  }

  private List<Padding> paddings() {
    String text = text("--padding");
    return text == null ? usual.padding() : AxisValues.paddings("--padding", text);
  }

  /** The values of {@code --size}. */
  public List<Pair> sizes() {
    return pairs("--size", 0, usual.size());
  }

  /** The values of {@code --batch}; {@link Axes#UNBATCHED} for {@code none}. */
  public List<Integer> batches() {
    String text = text("--batch");
    if (text == null) {
      return usual.batch();
    }
    List<Integer> batches = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (part.equals("none")) {
        batches.add(Axes.UNBATCHED);
      } else {
        batches.addAll(AxisValues.integers("--batch", part, 0));
      }
    }
    return batches.stream().distinct().toList();
  }

  /** The values of {@code --dtype}. */
  public List<DType> dtypes() {
    return words("--dtype", List.of(DType.values()), DType::torchName, usual.dtype());
  }

  /** The values of {@code --fill}. */
  public List<Fill> fills(Pictures pictures) {
    String text = text("--fill");
    if (text == null) {
      return usual.fill();
    }
    List<Fill> fills = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      fills.add(
          name.startsWith("image:")
              ? pictures.fill(name.substring("image:".length()))
              : AxisValues.words(
                      "--fill", name, List.of(Fill.Formula.values()), Fill.Formula::jsonName)
                  .get(0));
    }
    return fills.stream().distinct().toList();
  }

  /** The values of {@code --seed}. */
  public List<Long> seeds() {
    String text = text("--seed");
    return text == null ? usual.seed() : AxisValues.seeds("--seed", text);
  }
}
