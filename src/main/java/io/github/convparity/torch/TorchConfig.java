package io.github.convparity.torch;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What PyTorch says of its build in {@code torch.__config__.show()}.
 *
 * @param build compiler, kind of build, commit
 * @param onednn oneDNN's version and commit
 * @param mkl MKL's version
 * @param openmp OpenMP's version
 */
record TorchConfig(String build, String onednn, String mkl, String openmp) {
  private static final String UNKNOWN_FACT = "unknown";

  /** Where PyTorch could not be asked. */
  static final TorchConfig UNKNOWN =
      new TorchConfig(UNKNOWN_FACT, UNKNOWN_FACT, UNKNOWN_FACT, UNKNOWN_FACT);

  private static final Pattern HEADING = Pattern.compile("PyTorch built with:");
  private static final Pattern COMPILER =
      Pattern.compile("(?m)^ *- ((?:GCC|clang|Clang|MSVC)[^\n]*)$");
  private static final Pattern KIND = Pattern.compile("\\bBUILD_TYPE=(\\w+)");
  private static final Pattern COMMIT = Pattern.compile("\\bCOMMIT_SHA=(\\w{1,12})");
  private static final Pattern ONEDNN =
      Pattern.compile("(?m)^ *- Intel\\(R\\) MKL-DNN v?([^\n(]*[^\n( ])([^\n]*)$");
  private static final Pattern HASH = Pattern.compile("Git Hash (\\w{1,12})");
  private static final Pattern MKL =
      Pattern.compile("(?m)^ *- [^\n]*Math Kernel Library Version (.*?)(?: for [^\n]*)?$");
  private static final Pattern OPENMP = Pattern.compile("(?m)^ *- OpenMP ([^\n]*)$");

  /**
   * Reads the text. A library that it does not name is {@code none}; a text that is not of this
   * kind says nothing, so everything is {@code unknown}.
   */
  static TorchConfig parse(String text) {
    if (!HEADING.matcher(text).find()) {
      return UNKNOWN;
    }
    String build =
        Stream.of(first(COMPILER, text, ""), first(KIND, text, ""), first(COMMIT, text, "commit "))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return new TorchConfig(
        build.isEmpty() ? UNKNOWN_FACT : build, onednn(text), mkl(text), openmp(text));
  }

  private static String onednn(String text) {
    Matcher matcher = ONEDNN.matcher(text);
    if (!matcher.find()) {
      return "none";
    }
    String hash = first(HASH, Objects.requireNonNull(matcher.group(2)), ", commit ");
    return matcher.group(1) + hash;
  }

  private static String mkl(String text) {
    String version = first(MKL, text, "");
    return version.isEmpty() ? "none" : version;
  }

  private static String openmp(String text) {
    String version = first(OPENMP, text, "");
    return version.isEmpty() ? "none" : version;
  }

  /** What the pattern's group finds first, behind a prefix; nothing if it finds nothing. */
  private static String first(Pattern pattern, String text, String prefix) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? prefix + Objects.requireNonNull(matcher.group(1)).strip() : "";
  }
}
