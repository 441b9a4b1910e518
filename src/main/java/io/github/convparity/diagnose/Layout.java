package io.github.convparity.diagnose;

import io.github.convparity.tensor.Shape;
import java.util.function.IntUnaryOperator;

/**
 * A shape seen as four axes, and places in it: images with or without a batch, weights, outputs.
 *
 * @param rank of the shape: 4, or 3 where there is no batch
 */
record Layout(int rank, int a, int b, int h, int w) {
  /** Where an element comes from, by its four indices. */
  interface Source {
    int of(int a, int b, int h, int w);
  }

  static Layout of(Shape shape) {
    int first = shape.rank() == 4 ? shape.dim(0) : 1;
    return new Layout(shape.rank(), first, shape.dim(-3), shape.dim(-2), shape.dim(-1));
  }

  Layout with(int newB, int newH, int newW) {
    return new Layout(rank, a, newB, newH, newW);
  }

  Shape shape() {
    return rank == 4 ? Shape.of(a, b, h, w) : Shape.of(b, h, w);
  }

  int at(int i, int j, int y, int x) {
    return ((i * b + j) * h + y) * w + x;
  }

  /** Where every element comes from, in the order of their places. */
  int[] sources(Source source) {
    int[] from = new int[Math.toIntExact((long) a * b * h * w)];
    int place = 0;
    for (int i = 0; i < a; i++) {
      for (int j = 0; j < b; j++) {
        for (int y = 0; y < h; y++) {
          for (int x = 0; x < w; x++) {
            from[place++] = source.of(i, j, y, x);
          }
        }
      }
    }
    return from;
  }

  /** A source by place from a source by indices. */
  IntUnaryOperator source(Source source) {
    return place -> {
      int x = place % w;
      int y = place / w % h;
      int j = place / w / h % b;
      return source.of(place / w / h / b, j, y, x);
    };
  }
}
