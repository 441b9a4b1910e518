package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Narrows a selection: tokens like {@code k:3 s:>1 mode:reflect !d:1}, all of which must hold.
 * {@code k:3} means 3x3 and {@code k:3x5} both; {@code >} and {@code <} hold if either component
 * does; {@code same} and {@code valid} match only by name.
 */
public final class CaseFilter implements Predicate<Selection.Selected> {
  private static final List<String> KEYS =
      List.of(
          "i", "o", "c", "k", "s", "p", "d", "g", "bias", "mode", "dtype", "fill", "r", "suite");

  private static final Pattern TOKEN = Pattern.compile("(!?)([a-z]+):([<>]?)(.+)");
  private static final Pattern NUMBERS =
      Pattern.compile("(?:-|m)?[0-9]{1,19}(?:x(?:-|m)?[0-9]{1,19})*");

  private final List<Predicate<Selection.Selected>> tokens;

  private CaseFilter(List<Predicate<Selection.Selected>> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a filter; an empty text holds for every case.
   *
   * @throws UsageException if a token is unknown or malformed
   */
  public static CaseFilter parse(String text) {
    List<Predicate<Selection.Selected>> tokens = new ArrayList<>();
    for (String token : text.strip().split("\\s+", -1)) {
      if (!token.isEmpty()) {
        tokens.add(token(token));
      }
    }
    return new CaseFilter(List.copyOf(tokens));
  }

  @Override
  public boolean test(Selection.Selected selected) {
    return tokens.stream().allMatch(token -> token.test(selected));
  }

  private static Predicate<Selection.Selected> token(String token) {
    Matcher m = TOKEN.matcher(token);
    if (!m.matches() || !KEYS.contains(m.group(2))) {
      String key = m.matches() ? m.group(2) : token;
      throw new UsageException(
          "filter ("
              + token
              + ") must be KEY:VALUE, KEY:>N or KEY:<N, perhaps with ! before it, where KEY is one"
              + " of "
              + String.join(", ", KEYS)
              + Suggestions.didYouMean(key, KEYS));
    }
    Predicate<Selection.Selected> holds = condition(token, m.group(2), m.group(3), m.group(4));
    return m.group(1).isEmpty() ? holds : holds.negate();
  }

  private static Predicate<Selection.Selected> condition(
      String token, String key, String relation, String value) {
    boolean numeric = List.of("i", "o", "c", "k", "s", "p", "d", "g", "r").contains(key);
    boolean named = key.equals("p") && (value.equals("same") || value.equals("valid"));
    if (!numeric || named) {
      if (!relation.isEmpty()) {
        throw new UsageException("filter (" + token + ") must not compare a name with < or >");
      }
      checkWord(token, key, value);
      return selected -> words(selected, key).contains(value);
    }
    long[] wanted = numbers(token, value);
    if (relation.isEmpty()) {
      return selected -> equal(numbersOf(selected.parityCase(), key), wanted);
    }
    if (wanted.length != 1) {
      throw new UsageException("filter (" + token + ") must compare with one number");
    }
    boolean greater = relation.equals(">");
    return selected ->
        Arrays.stream(numbersOf(selected.parityCase(), key))
            .anyMatch(number -> greater ? number > wanted[0] : number < wanted[0]);
  }

  /** Words of a closed list are checked, so that a misspelt one does not select nothing. */
  private static void checkWord(String token, String key, String value) {
    List<String> known =
        switch (key) {
          case "bias" -> List.of("true", "false");
          case "mode" -> List.of("zeros", "reflect", "replicate", "circular");
          case "dtype" ->
              List.of("float32", "float64", "float16", "bfloat16", "f32", "f64", "f16", "bf16");
          case "fill" ->
              value.startsWith("image")
                  ? List.of(value)
                  : List.of(Fill.Formula.names().split(", ", -1));
          default -> List.of(value);
        };
    if (!known.contains(value)) {
      throw new UsageException(
          "filter ("
              + token
              + ") must name one of "
              + String.join(", ", known)
              + Suggestions.didYouMean(value, known));
    }
  }

  private static long[] numbers(String token, String value) {
    if (!NUMBERS.matcher(value).matches()) {
      throw new UsageException("filter (" + token + ") must give a number like 3 or 3x5");
    }
    try {
      return Arrays.stream(value.replace('m', '-').split("x", -1))
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new UsageException("filter (" + token + ") must give numbers of 64 bits");
    }
  }

  private static boolean equal(long[] found, long[] wanted) {
    if (wanted.length == 1 && found.length == 2) {
      return found[0] == wanted[0] && found[1] == wanted[0];
    }
    return Arrays.equals(found, wanted);
  }

  private static long[] numbersOf(ParityCase c, String key) {
    Conv2dOptions options = c.setting().options();
    return switch (key) {
      case "i" -> Arrays.stream(c.setting().input().dims()).asLongStream().toArray();
      case "o" -> new long[] {c.setting().outChannels()};
      case "c" -> new long[] {c.setting().inChannels()};
      case "k" -> pair(c.setting().kernel());
      case "s" -> pair(options.stride());
      case "p" ->
          options.padding() instanceof Padding.Explicit explicit
              ? pair(explicit.amount())
              : new long[0];
      case "d" -> pair(options.dilation());
      case "g" -> new long[] {options.groups()};
      default -> new long[] {c.seed()};
    };
  }

  private static long[] pair(Pair pair) {
    return new long[] {pair.h(), pair.w()};
  }

  private static List<String> words(Selection.Selected selected, String key) {
    ParityCase c = selected.parityCase();
    return switch (key) {
      case "p" -> List.of(CaseId.padding(c.setting().options().padding()));
      case "bias" -> List.of(Boolean.toString(c.setting().bias()));
      case "mode" -> List.of(c.setting().options().paddingMode().torchName());
      case "dtype" -> List.of(c.dtype().torchName(), CaseId.dtypeName(c.dtype()));
      case "fill" -> List.of(c.fill().jsonName(), c.fill().idName());
      default -> List.of(selected.suite());
    };
  }
}
