package io.github.convparity.suite;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of an axis as they are written on the command line: {@code 3}, {@code 1..10}, {@code
 * 1..9:2}, {@code 1,3,5}, {@code 3x5}, {@code 0..3,same}; {@code m1} or {@code -1} for minus one. A
 * value that occurs twice counts once.
 */
public final class AxisValues {
  private static final String INT = "(?:-|m)?[0-9]{1,10}";
  private static final Pattern SINGLE = Pattern.compile("(" + INT + ")");
  private static final Pattern RANGE =
      Pattern.compile("(" + INT + ")\\.\\.(" + INT + ")(?::([0-9]{1,10}))?");
  private static final Pattern PAIR = Pattern.compile("(" + INT + ")x(" + INT + ")");
  private static final int MOST = 1_000_000;

  private final String axis;
  private final String text;

  private AxisValues(String axis, String text) {
    this.axis = axis;
    this.text = text;
  }

  private UsageException wrong(String rule) {
    return new UsageException(axis + " (" + text + ") must be " + rule);
  }

  /** Numbers from {@code least} on. */
  public static List<Integer> integers(String axis, String text, int least) {
    AxisValues values = new AxisValues(axis, text);
    String rule = "integers like 3, 1..10, 1..9:2 or 1,3,5" + values.from(least);
    return values.each(
        rule,
        part -> {
          List<Integer> numbers = values.range(part, rule);
          return numbers.isEmpty() ? List.of(values.single(part, rule)) : numbers;
        },
        least,
        number -> number);
  }

  /** Seeds: as integers, but of 64 bits where they stand alone. */
  public static List<Long> seeds(String axis, String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (part.matches("(?:-|m)?[0-9]{1,19}")) {
        try {
          seeds.add(Long.parseLong(part.replace('m', '-')));
        } catch (NumberFormatException e) {
          throw new UsageException(axis + " (" + text + ") must be integers of 64 bits");
        }
      } else {
        integers(axis, part, Integer.MIN_VALUE).forEach(number -> seeds.add((long) number));
      }
    }
    return seeds.stream().distinct().toList();
  }

  /** Pairs, height x width or one number for both, from {@code least} on. */
  public static List<Pair> pairs(String axis, String text, int least) {
    AxisValues values = new AxisValues(axis, text);
    String rule = "like 3, 3x5 (height x width), 1..10, 1..9:2 or 1,3,5" + values.from(least);
    return values.each(
        rule, part -> values.pairsOf(part, rule), least, pair -> Math.min(pair.h(), pair.w()));
  }

  /** Paddings: pairs, {@code same} and {@code valid}. */
  public static List<Padding> paddings(String axis, String text) {
    AxisValues values = new AxisValues(axis, text);
    String rule = "like 1, 2x1 (height x width), 0..3, same, valid or 0..3,same";
    List<Padding> paddings = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      switch (part) {
        case "same" -> paddings.add(new Padding.Same());
        case "valid" -> paddings.add(new Padding.Valid());
        default ->
            values
                .pairsOf(part, rule)
                .forEach(amount -> paddings.add(new Padding.Explicit(amount)));
      }
    }
    return paddings.stream().distinct().toList();
  }

  /** Words of a closed list. */
  public static <T> List<T> words(
      String axis, String text, List<T> known, Function<T, String> name) {
    List<T> found = new ArrayList<>();
    List<String> names = known.stream().map(name).toList();
    for (String part : text.split(",", -1)) {
      int at = names.indexOf(part);
      if (at < 0) {
        throw new UsageException(
            axis
                + " ("
                + part
                + ") must be one of "
                + String.join(", ", names)
                + Suggestions.didYouMean(part, names));
      }
      found.add(known.get(at));
    }
    return found.stream().distinct().toList();
  }

  private String from(int least) {
    return least == Integer.MIN_VALUE ? "" : ", from " + least + " on";
  }

  private <T> List<T> each(
      String rule, Function<String, List<T>> parse, int least, Function<T, Integer> smallest) {
    List<T> values =
        Arrays.stream(text.split(",", -1)).map(parse).flatMap(List::stream).distinct().toList();
    for (T value : values) {
      if (smallest.apply(value) < least) {
        throw wrong(rule);
      }
    }
    return values;
  }

  private List<Pair> pairsOf(String part, String rule) {
    Matcher pair = PAIR.matcher(part);
    if (pair.matches()) {
      return List.of(new Pair(number(pair.group(1), rule), number(pair.group(2), rule)));
    }
    List<Integer> numbers = range(part, rule);
    return numbers.isEmpty()
        ? List.of(Pair.of(single(part, rule)))
        : numbers.stream().map(Pair::of).toList();
  }

  /** The numbers of a range; none if the part is no range. */
  private List<Integer> range(String part, String rule) {
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      return List.of();
    }
    int first = number(range.group(1), rule);
    int last = number(range.group(2), rule);
    int step = range.group(3) == null ? 1 : number(range.group(3), rule);
    if (last < first || step < 1 || ((long) last - first) / step >= MOST) {
      throw wrong(rule + "; a range goes upwards, in at most 1,000,000 steps of 1 or more");
    }
    List<Integer> numbers = new ArrayList<>();
    for (long number = first; number <= last; number += step) {
      numbers.add((int) number);
    }
    return numbers;
  }

  private int single(String part, String rule) {
    if (!SINGLE.matcher(part).matches()) {
      throw wrong(rule);
    }
    return number(part, rule);
  }

  private int number(String number, String rule) {
    try {
      return Integer.parseInt(number.replace('m', '-'));
    } catch (NumberFormatException e) {
      throw wrong(rule + ", of 32 bits");
    }
  }
}
