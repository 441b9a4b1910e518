package io.github.convparity.picture;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import io.github.convparity.image.Canvas;
import io.github.convparity.image.HeatMap;
import io.github.convparity.image.Palette;
import io.github.convparity.image.Rect;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receptive field of an output element: which pixels of the input its taps read. */
final class Field {
  /** Pixels of the input that are drawn smaller are not outlined one by one. */
  private static final int LEAST_OUTLINED = 6;

  private final int row;
  private final int column;
  private final int firstChannel;
  private final int lastChannel;
  private final List<int[]> pixels;
  private final int taps;

  private Field(Conv2dGeometry g, int[] index) {
    this.row = index[index.length - 2];
    this.column = index[index.length - 1];
    int group = index[index.length - 3] / Math.max(1, g.filtersPerGroup());
    this.firstChannel = group * g.weightChannels();
    this.lastChannel = firstChannel + g.weightChannels() - 1;
    this.pixels = pixels(g.rows(), g.columns());
    this.taps = g.kernelH() * g.kernelW();
  }

  /** Of an element of that output; null where the setting is illegal or too large. */
  static @Nullable Field of(Answered answered, Shape output, int element) {
    try {
      Conv2dGeometry g = answered.setting().geometry();
      return g.output().equals(output) ? new Field(g, output.indexOf(element)) : null;
    } catch (IllegalArgumentException | UnsupportedOperationException none) {
      return null;
    }
  }

  private List<int[]> pixels(Taps rows, Taps columns) {
    List<int[]> read = new ArrayList<>();
    for (int kh = 0; kh < rows.kernel(); kh++) {
      for (int kw = 0; kw < columns.kernel(); kw++) {
        int h = rows.source(row, kh);
        int w = columns.source(column, kw);
        if (h != Taps.PADDING && w != Taps.PADDING) {
          read.add(new int[] {h, w});
        }
      }
    }
    return read;
  }

  /** The output's row. */
  int row() {
    return row;
  }

  /** The output's column. */
  int column() {
    return column;
  }

  /** The first input channel of the element's group. */
  int firstChannel() {
    return firstChannel;
  }

  /** What is read, in a sentence. */
  String words() {
    String channels =
        firstChannel == lastChannel
            ? "channel " + firstChannel
            : "each of channels " + firstChannel + " to " + lastChannel;
    String padding =
        pixels.size() == taps ? "" : "; " + (taps - pixels.size()) + " taps read zeros of padding";
    return "Outlined: the element, and what its "
        + taps
        + (taps == 1 ? " tap reads in " : " taps read in ")
        + channels
        + padding
        + ".";
  }

  /** Outlines what is read: pixel by pixel, or all of it where pixels are small. */
  void mark(Canvas canvas, HeatMap input, Rect drawn) {
    List<Rect> places = new ArrayList<>();
    for (int[] pixel : pixels) {
      places.add(input.place(pixel[0], pixel[1], drawn));
    }
    if (places.isEmpty()) {
      return;
    }
    if (places.get(0).height() >= LEAST_OUTLINED) {
      for (Rect place : places) {
        canvas.outline(place, Palette.MARK);
        canvas.outline(place.grown(1), Palette.MARK);
      }
    } else {
      mark(canvas, around(places));
    }
  }

  private static Rect around(List<Rect> places) {
    int top = places.stream().mapToInt(Rect::y).min().orElseThrow();
    int left = places.stream().mapToInt(Rect::x).min().orElseThrow();
    int bottom = places.stream().mapToInt(Rect::bottom).max().orElseThrow();
    int right = places.stream().mapToInt(Rect::right).max().orElseThrow();
    return new Rect(top, left, bottom - top, right - left);
  }

  /** Outlines a place with two pixels around it. */
  static void mark(Canvas canvas, Rect place) {
    canvas.outline(place.grown(1), Palette.MARK);
    canvas.outline(place.grown(2), Palette.MARK);
  }
}
