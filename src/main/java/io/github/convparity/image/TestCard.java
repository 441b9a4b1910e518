package io.github.convparity.image;

import java.util.List;

/**
 * The project's own picture, drawn by integers and {@link StrictMath} alone, so that it has the
 * same bytes on every JVM. Each part shows something that a convolution does: the rings and the
 * checkerboards alias under strides, the star and the lettering blur, thin lines show which rows
 * and columns a stride leaves out, discs and patches differ between the channels, and the gradient
 * shows what is left of a slow change.
 *
 * <pre>{@code
 * RgbImage card = TestCard.card();
 * int red = card.value(0, 48, 64); // channel, row, column
 * }</pre>
 */
public final class TestCard {
  private static final int HEIGHT = 96;
  private static final int WIDTH = 128;

  private static final int INK = 0x0D1B3E;
  private static final int PAPER = 0xF7F1E5;
  private static final int CORAL = 0xF2543D;
  private static final int AMBER = 0xFFB81F;
  private static final int TEAL = 0x12A594;
  private static final int BLUE = 0x2456D6;

  /** The colours along the gradient, at equal distances. */
  private static final List<Integer> GRADIENT = List.of(INK, BLUE, TEAL, AMBER, CORAL, PAPER);

  /** The gradient's last column. */
  private static final int GRADIENT_END = 95;

  private static final List<String> LETTERING =
      """
      ..............................................................##...##...........
      ..............................................................##...##...........
      ...................................................................##...........
      .#####....#####...######...##....##..######....######..##.##..##..#####..##...##
      #######..#######..#######..##....##..#######..#######..#####..##..#####..##...##
      ##...##..##...##..##...##...##..##...##...##..##...##..###....##...##....##...##
      ##.......##...##..##...##...##..##...##...##..##...##..##.....##...##....##...##
      ##.......##...##..##...##...##..##...##...##..##...##..##.....##...##....##...##
      ##...##..##...##..##...##....####....##...##..##...##..##.....##...##....##...##
      #######..#######..##...##....####....#######..#######..##.....##...####..#######
      .#####....#####...##...##.....##.....######....######..##.....##....###...######
      .....................................##.......................................##
      .....................................##..................................######.
      .....................................##..................................#####..
      """
          .lines()
          .toList();

  private static final RgbImage CARD = draw();

  /**
   * One part of the card: the colour (0xRRGGBB) of the pixel at row {@code h}, column {@code w}.
   */
  @FunctionalInterface
  private interface Tile {
    int rgb(int h, int w);
  }

  private TestCard() {}

  /** Returns the card, 96 pixels high and 128 wide; every call returns the same object. */
  public static RgbImage card() {
    return CARD;
  }

  private static RgbImage draw() {
    byte[] rgb = new byte[HEIGHT * WIDTH * RgbImage.CHANNELS];
    paint(rgb, 0, 0, 64, 64, TestCard::rings);
    paint(rgb, 0, 64, 32, 32, TestCard::star);
    paint(rgb, 0, 96, 32, 32, TestCard::discs);
    paint(rgb, 32, 64, 32, 32, TestCard::lines);
    paint(rgb, 32, 96, 32, 32, TestCard::patches);
    paint(rgb, 64, 0, 8, 96, TestCard::gradient);
    paint(rgb, 72, 0, 24, 96, TestCard::lettering);
    paint(rgb, 64, 96, 32, 32, TestCard::checkerboards);
    return RgbImage.owning(HEIGHT, WIDTH, rgb);
  }

  private static void paint(byte[] rgb, int top, int left, int height, int width, Tile tile) {
    for (int h = 0; h < height; h++) {
      for (int w = 0; w < width; w++) {
        int at = ((top + h) * WIDTH + left + w) * RgbImage.CHANNELS;
        int colour = tile.rgb(h, w);
        rgb[at] = (byte) (colour >> 16);
        rgb[at + 1] = (byte) (colour >> 8);
        rgb[at + 2] = (byte) colour;
      }
    }
  }

  /**
   * A zone plate: rings that grow finer outwards, to one dark and one light pixel in the corners.
   * The channels reach that at different radii, which gives the rings colours.
   */
  private static int rings(int h, int w) {
    // The centre lies between four pixels: twice the distance from it is odd, and exact.
    int down = 2 * h - 63;
    int across = 2 * w - 63;
    double square = (down * down + across * across) / 4.0;
    return colour(ring(square, 46), ring(square, 45), ring(square, 44));
  }

  /** The rings in one channel; a ring takes two pixels at radius {@code finest}. */
  private static int ring(double square, int finest) {
    double wave = StrictMath.cos(StrictMath.PI * square / (2 * finest));
    return (int) StrictMath.floor(127.5 + 127.5 * wave + 0.5);
  }

  /** Black and white sectors: hard edges in many directions. */
  private static int star(int h, int w) {
    double angle = StrictMath.atan2(2 * h - 31, 2 * w - 31);
    int sector = (int) StrictMath.floor(angle * 8 / StrictMath.PI + 16);
    return sector % 2 == 0 ? 0xFFFFFF : 0x000000;
  }

  /** Three discs of light, one in each channel. */
  private static int discs(int h, int w) {
    return colour(disc(h - 11, w - 15.5), disc(h - 19, w - 11), disc(h - 19, w - 20));
  }

  private static int disc(double down, double across) {
    return down * down + across * across <= 9.5 * 9.5 ? 255 : 0;
  }

  /** Lines of one pixel, ever further apart: upright above, level below. */
  private static int lines(int h, int w) {
    int along = h < 16 ? w : h - 16;
    // Gaps of 1, 2, 3 and so on: lines at 0, 2, 5, 9, 14, 20, 27.
    boolean line = false;
    for (int at = 0, gap = 2; at < 32; at += gap, gap++) {
      line |= along == at;
    }
    return line ? PAPER : INK;
  }

  /** Four squares, each with a quarter of a disc. */
  private static int patches(int h, int w) {
    int down = h % 16;
    int across = w % 16;
    if (h < 16) {
      return w < 16 ? quarter(15 - down, across, AMBER, BLUE) : quarter(down, across, CORAL, PAPER);
    }
    return w < 16
        ? quarter(15 - down, 15 - across, TEAL, PAPER)
        : quarter(down, 15 - across, INK, AMBER);
  }

  private static int quarter(int down, int across, int inside, int outside) {
    // Twice the distance from the corner to the middle of the pixel.
    int y = 2 * down + 1;
    int x = 2 * across + 1;
    return y * y + x * x < 32 * 32 ? inside : outside;
  }

  /** The gradient's colours, blended from one to the next. */
  private static int gradient(int h, int w) {
    int place = w * (GRADIENT.size() - 1);
    int segment = Math.min(place / GRADIENT_END, GRADIENT.size() - 2);
    int share = place - segment * GRADIENT_END;
    int from = GRADIENT.get(segment);
    int to = GRADIENT.get(segment + 1);
    return colour(
        blend(from >> 16, to >> 16, share),
        blend(from >> 8, to >> 8, share),
        blend(from, to, share));
  }

  private static int blend(int from, int to, int share) {
    int weighted = (from & 0xFF) * (GRADIENT_END - share) + (to & 0xFF) * share;
    return (weighted + GRADIENT_END / 2) / GRADIENT_END;
  }

  private static int lettering(int h, int w) {
    int row = h - 5;
    int column = w - 8;
    boolean inside =
        row >= 0 && row < LETTERING.size() && column >= 0 && column < LETTERING.get(row).length();
    return inside && LETTERING.get(row).charAt(column) == '#' ? INK : PAPER;
  }

  /** Checkerboards with squares of 1, 2, 4 and 8 pixels. */
  private static int checkerboards(int h, int w) {
    int size = 1 << (h / 16 * 2 + w / 16);
    return (h / size + w / size) % 2 == 0 ? 0xFFFFFF : 0x000000;
  }

  private static int colour(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }
}
