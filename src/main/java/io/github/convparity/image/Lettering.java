package io.github.convparity.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Letters of five by seven dots, with two more rows below the line. They come with the project:
 * those of the JDK differ from machine to machine. Written are ASCII and {@code ± × · … →};
 * everything else is a box.
 */
public final class Lettering {
  /** Dots from one letter to the next. */
  public static final int ADVANCE = 6;

  /** Dots from the top of a line to the bottom of the letters that reach lowest. */
  public static final int HEIGHT = 9;

  private static final int DOTS = 5;
  private static final int UNKNOWN = 0xFFFD;
  private static final String ELLIPSIS = "\u2026";
  private static final Map<Integer, List<String>> GLYPHS = read();

  private Lettering() {}

  /** How many pixels wide a text is; the gap behind its last letter does not count. */
  public static int width(String text, int scale) {
    return text.isEmpty() ? 0 : (length(text) * ADVANCE - 1) * scale;
  }

  /** How many letters fit into so many pixels, at least 1. */
  public static int letters(int pixels, int scale) {
    return Math.max(1, (pixels / scale + 1) / ADVANCE);
  }

  /** The text, cut to so many letters, the last of which then is an ellipsis. */
  public static String cut(String text, int letters) {
    return length(text) <= letters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, letters - 1)) + ELLIPSIS;
  }

  /**
   * The text in lines of at most so many letters, broken at blanks where there are some, otherwise
   * anywhere. Line breaks of the text count as blanks.
   */
  public static List<String> wrapped(String text, int letters) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      String rest = word;
      if (line.length() > 0 && length(line.toString()) + 1 + length(rest) > letters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (length(rest) > letters) { // only at the beginning of a line
        int end = rest.offsetByCodePoints(0, letters);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.length() > 0 ? " " : "").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static void draw(Canvas canvas, String text, int y, int x, int scale, int colour) {
    int left = x;
    for (int letter : text.codePoints().toArray()) {
      List<String> rows = glyph(letter);
      for (int row = 0; row < HEIGHT; row++) {
        for (int dot = 0; dot < DOTS; dot++) {
          if (rows.get(row).charAt(dot) == '#') {
            canvas.fill(new Rect(y + row * scale, left + dot * scale, scale, scale), colour);
          }
        }
      }
      left += ADVANCE * scale;
    }
  }

  private static List<String> glyph(int letter) {
    List<String> rows = GLYPHS.get(letter);
    return rows == null ? Objects.requireNonNull(GLYPHS.get(UNKNOWN)) : rows;
  }

  /** Bands of letters: which they are, then their rows side by side. */
  private static Map<Integer, List<String>> read() {
    Map<Integer, List<String>> glyphs = new TreeMap<>();
    List<String> lines = lines();
    for (int band = 0; band < lines.size(); band += HEIGHT + 1) {
      int[] letters = lines.get(band).substring("= ".length()).codePoints().toArray();
      for (int i = 0; i < letters.length; i++) {
        List<String> rows = new ArrayList<>();
        for (int row = 1; row <= HEIGHT; row++) {
          rows.add(lines.get(band + row).substring(i * ADVANCE, i * ADVANCE + DOTS));
        }
        glyphs.put(letters[i], rows);
      }
    }
    return glyphs;
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(Lettering.class.getResourceAsStream("glyphs.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
