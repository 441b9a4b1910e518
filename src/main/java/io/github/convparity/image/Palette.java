package io.github.convparity.image;

/**
 * The colours of all pictures that are drawn here, at most 256, so that every frame of an animation
 * shares them. Colours are named by their place.
 *
 * <p>Values are grey, from black to white. Differences are white where there is none, blue below
 * and orange above, the darker the larger: the two hues are told apart with every common kind of
 * colour blindness, and in black and white the size still shows.
 */
public final class Palette {
  /** White, on which everything is drawn. */
  public static final int PAPER = 0;

  /** Nearly black, for text and outlines. */
  public static final int INK = 1;

  /** Dark grey, for text beside the point. */
  public static final int QUIET = 2;

  /** Light grey, around what is drawn. */
  public static final int GROUND = 3;

  /** Magenta, for what is pointed at. */
  public static final int MARK = 4;

  /** The dark one of the two colours of hatches. */
  public static final int HATCH_DARK = 5;

  /** The light one of the two colours of hatches. */
  public static final int HATCH_LIGHT = 6;

  /** How many greys there are, from black to white. */
  public static final int GREYS = 128;

  /** How many colours each arm of the map of differences has. */
  public static final int STEPS = 55;

  private static final int FIRST_GREY = 16;
  private static final int NO_DIFFERENCE = FIRST_GREY + GREYS + STEPS;

  /** From the smallest difference that is one to the largest. */
  private static final int[] BELOW = {0xD3E5F5, 0x4A90CE, 0x08306B};

  private static final int[] ABOVE = {0xFCE2C8, 0xEB8A2F, 0x7F2E00};

  private static final int[] COLOURS = colours();

  private Palette() {}

  /** The place of a grey, 0 for black to {@link #GREYS} - 1 for white. */
  public static int grey(int level) {
    return FIRST_GREY + level;
  }

  /** The place of a difference's colour, from -{@link #STEPS} to {@link #STEPS}; 0 is white. */
  public static int difference(int step) {
    return NO_DIFFERENCE + step;
  }

  /** The colour at a place, as 0xRRGGBB. */
  public static int rgb(int colour) {
    return COLOURS[colour];
  }

  /** All colours in their order, as 0xRRGGBB; a copy. */
  static int[] all() {
    return COLOURS.clone();
  }

  private static int[] colours() {
    int[] colours = new int[256];
    int[] named = {0xFFFFFF, 0x14181F, 0x4B5563, 0xDFE3E8, 0xD6006C, 0x56104F, 0xF3B6EC};
    System.arraycopy(named, 0, colours, 0, named.length);
    for (int level = 0; level < GREYS; level++) {
      colours[grey(level)] = 0x010101 * Math.round(level * 255f / (GREYS - 1));
    }
    colours[NO_DIFFERENCE] = 0xFFFFFF;
    for (int step = 1; step <= STEPS; step++) {
      colours[NO_DIFFERENCE - step] = along(BELOW, step);
      colours[NO_DIFFERENCE + step] = along(ABOVE, step);
    }
    return colours;
  }

  /** Through three colours, from the first at step 1 to the last at {@link #STEPS}. */
  private static int along(int[] stops, int step) {
    int half = (STEPS - 1) / 2;
    int from = step - 1 < half ? 0 : 1;
    int share = step - 1 - from * half;
    int colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int first = stops[from] >> shift & 0xFF;
      int last = stops[from + 1] >> shift & 0xFF;
      colour |= ((first * (half - share) + last * share + half / 2) / half) << shift;
    }
    return colour;
  }
}
