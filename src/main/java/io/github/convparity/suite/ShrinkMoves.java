package io.github.convparity.suite;

import static io.github.convparity.suite.FuzzChanges.at;
import static io.github.convparity.suite.FuzzChanges.with;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * What is tried to make a case smaller. A move changes a draft; whether the result is smaller, and
 * can be at all, is looked at afterwards.
 */
final class ShrinkMoves {
  /** Height; width; both. */
  private static final List<int[]> AXES = List.of(new int[] {0, 1}, new int[] {0}, new int[] {1});

  private static final List<IntUnaryOperator> SMALLER =
      List.of(n -> 1, n -> 2, n -> 3, n -> n / 2, n -> n - 1);

  private ShrinkMoves() {}

  /** One property after the other, and those that hang together; large steps first. */
  static List<Consumer<CaseDraft>> single() {
    List<Consumer<CaseDraft>> moves = new ArrayList<>();
    moves.add(c -> c.grad = false);
    for (int most = 1; most <= 3; most++) {
      int limit = most;
      moves.add(c -> clamp(c, limit));
    }
    channels(moves);
    spatial(moves);
    moves.add(c -> c.mode = PaddingMode.ZEROS);
    moves.add(c -> c.mode = PaddingMode.REFLECT);
    moves.add(c -> c.mode = PaddingMode.REPLICATE);
    moves.add(c -> c.bias = false);
    moves.add(ShrinkMoves::batched);
    for (DType dtype : DType.values()) {
      moves.add(c -> c.dtype = dtype);
    }
    moves.add(c -> c.fill = Fill.Formula.INTEGER);
    moves.add(
        c -> {
          c.fill = Fill.Formula.INTEGER;
          c.dtype = DType.FLOAT32;
        });
    moves.add(c -> c.fill = Fill.Formula.UNIFORM);
    moves.add(c -> c.fill = Fill.Formula.CONSTANT);
    moves.add(c -> c.seed = 0);
    return moves;
  }

  private static void batched(CaseDraft c) {
    c.batched = true;
    c.batch = 1;
  }

  private static void clamp(CaseDraft c, int most) {
    c.batch = Math.min(c.batch, most);
    c.channels = Math.min(c.channels, most);
    c.inChannels = c.channels;
    c.outChannels = Math.min(c.outChannels, most);
    c.groups = Math.min(c.groups, most);
    c.size = clamped(c.size, most);
    c.kernel = clamped(c.kernel, most);
    c.stride = clamped(c.stride, most);
    c.dilation = clamped(c.dilation, most);
    Pair amount = c.amount();
    if (amount != null) {
      c.padding = new Padding.Explicit(clamped(amount, most));
    }
  }

  private static Pair clamped(Pair pair, int most) {
    return new Pair(Math.min(pair.h(), most), Math.min(pair.w(), most));
  }

  private static void channels(List<Consumer<CaseDraft>> moves) {
    moves.add(ShrinkMoves::oneGroup);
    moves.add(c -> channels(c, 1, 1, 1));
    moves.add(c -> channels(c, 2, 2, 2));
    moves.add(c -> channels(c, 1, 2, 1));
    moves.add(c -> channels(c, 2, 1, 1));
    moves.add(c -> channels(c, 2, 2, 1));
    moves.add(c -> channels(c, c.groups, c.groups, c.groups));
    moves.add(c -> channels(c, c.groups, 2 * c.groups, c.groups));
    moves.add(c -> channels(c, 2 * c.groups, 2 * c.groups, c.groups));
    moves.add(c -> channels(c, c.channels, c.outChannels, 1));
    moves.add(c -> c.inChannels = c.channels);
    for (IntUnaryOperator smaller : SMALLER) {
      moves.add(c -> c.batch = smaller.applyAsInt(c.batch));
      moves.add(c -> c.outChannels = smaller.applyAsInt(c.outChannels));
      moves.add(
          c -> {
            int less = smaller.applyAsInt(c.channels);
            c.inChannels = Math.max(0, c.inChannels + less - c.channels);
            c.channels = less;
          });
      moves.add(c -> c.inChannels = smaller.applyAsInt(c.inChannels));
      moves.add(c -> c.groups = smaller.applyAsInt(c.groups));
      moves.add(c -> fewerGroups(c, smaller.applyAsInt(c.groups)));
    }
  }

  private static void channels(CaseDraft c, int in, int out, int groups) {
    c.channels = in;
    c.inChannels = in;
    c.outChannels = out;
    c.groups = groups;
  }

  private static void oneGroup(CaseDraft c) {
    fewerGroups(c, 1);
  }

  /** As many channels in a group as before. */
  private static void fewerGroups(CaseDraft c, int groups) {
    if (c.groups > 1 && groups > 0) {
      c.channels = c.channels / c.groups * groups;
      c.inChannels = c.inChannels / c.groups * groups;
      c.outChannels = c.outChannels / c.groups * groups;
      c.groups = groups;
    }
  }

  private static void spatial(List<Consumer<CaseDraft>> moves) {
    for (int[] axes : AXES) {
      for (IntUnaryOperator smaller : SMALLER) {
        moves.add(c -> c.size = changed(c.size, axes, smaller));
        moves.add(c -> c.kernel = changed(c.kernel, axes, smaller));
        moves.add(c -> c.stride = changed(c.stride, axes, smaller));
        moves.add(c -> c.dilation = changed(c.dilation, axes, smaller));
        moves.add(c -> pad(c, axes, smaller));
        moves.add(
            c -> {
              c.size = changed(c.size, axes, smaller);
              c.kernel = changed(c.kernel, axes, smaller);
              c.dilation = changed(c.dilation, axes, n -> 1);
            });
      }
      moves.add(c -> pad(c, axes, n -> 0));
      moves.add(c -> pad(c, axes, n -> n + 1));
      moves.add(c -> pad(c, axes, n -> n / 2));
    }
    moves.add(c -> c.padding = Padding.of(0));
    moves.add(ShrinkMoves::inNumbers);
    moves.add(c -> c.size = new Pair(c.size.h(), c.size.h()));
    moves.add(c -> c.size = new Pair(c.size.w(), c.size.w()));
  }

  /** The padding that a word stands for, where it is as much on both sides. */
  private static void inNumbers(CaseDraft c) {
    if (c.padding instanceof Padding.Same) {
      Pads pads = c.setting().options().pads(c.kernel.h(), c.kernel.w());
      c.padding = new Padding.Explicit(new Pair(pads.top(), pads.left()));
    }
  }

  private static Pair changed(Pair pair, int[] axes, IntUnaryOperator change) {
    Pair changed = pair;
    for (int axis : axes) {
      changed = with(changed, axis, change.applyAsInt(at(changed, axis)));
    }
    return changed;
  }

  private static void pad(CaseDraft c, int[] axes, IntUnaryOperator change) {
    Pair amount = c.amount();
    if (amount != null) {
      c.padding = new Padding.Explicit(changed(amount, axes, change));
    }
  }

  /** Every joint step of one up or down of size, kernel, stride, padding and dilation. */
  static List<Consumer<CaseDraft>> neighbours() {
    List<Consumer<CaseDraft>> moves = new ArrayList<>();
    for (int[] axes : AXES) {
      for (int code = 0; code < 243; code++) {
        int steps = code;
        moves.add(
            c -> {
              c.size = changed(c.size, axes, n -> n + step(steps, 1));
              c.kernel = changed(c.kernel, axes, n -> n + step(steps, 3));
              c.stride = changed(c.stride, axes, n -> n + step(steps, 9));
              pad(c, axes, n -> n + step(steps, 27));
              c.dilation = changed(c.dilation, axes, n -> n + step(steps, 81));
            });
      }
    }
    return moves;
  }

  /** A digit to the base 3 as a step: down first. */
  private static int step(int code, int place) {
    return code / place % 3 - 1;
  }

  /** Images, channels and groups together, by steps of one. */
  static List<Consumer<CaseDraft>> channelSteps() {
    List<Consumer<CaseDraft>> moves = new ArrayList<>();
    for (int code = 0; code < 81; code++) {
      int steps = code;
      moves.add(
          c -> {
            c.batch += step(steps, 1);
            c.channels += step(steps, 3);
            c.inChannels = c.channels;
            c.outChannels += step(steps, 9);
            c.groups += step(steps, 27);
          });
    }
    return moves;
  }

  /**
   * Directly to sizes of 1 to 3: small numbers on both axes alike, or on one with the other as
   * simple as can be.
   */
  static List<Consumer<CaseDraft>> jumps() {
    List<Consumer<CaseDraft>> moves = new ArrayList<>();
    for (int size = 1; size <= 3; size++) {
      for (int kernel = 1; kernel <= 3; kernel++) {
        for (int padding = 0; padding <= 2; padding++) {
          for (int stride = 1; stride <= 3; stride++) {
            for (int dilation = 1; dilation <= 2; dilation++) {
              int[] numbers = {size, kernel, padding, stride, dilation};
              AXES.forEach(axes -> moves.add(c -> jump(c, axes, numbers)));
            }
          }
        }
      }
    }
    return moves;
  }

  private static void jump(CaseDraft c, int[] axes, int... numbers) {
    c.size = changed(Pair.of(1), axes, n -> numbers[0]);
    c.kernel = changed(Pair.of(1), axes, n -> numbers[1]);
    Pair amount = c.amount();
    if (amount != null) {
      c.padding = new Padding.Explicit(changed(Pair.of(0), axes, n -> numbers[2]));
    }
    c.stride = changed(Pair.of(1), axes, n -> numbers[3]);
    c.dilation = changed(Pair.of(1), axes, n -> numbers[4]);
  }
}
