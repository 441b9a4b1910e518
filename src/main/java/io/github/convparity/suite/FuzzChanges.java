package io.github.convparity.suite;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import java.util.List;

/** Changes of a case by chance: to a limit, across one, or of a few properties. */
final class FuzzChanges {
  private FuzzChanges() {}

  /** A case with one to three of its properties changed. */
  static CaseDraft of(ParityCase origin, Draw draw) {
    CaseDraft draft = CaseDraft.of(origin);
    for (int count = 1 + draw.below(3); count > 0; count--) {
      if (draw.below(3) == 0) {
        moveToLimit(draft, draw);
      } else {
        change(draft, draw);
      }
    }
    return draft;
  }

  /** One property becomes another's, or its own beside it. */
  private static void change(CaseDraft draft, Draw draw) {
    CaseDraft other = CaseDraft.of(ParityCase.of(SmallDraws.setting(draw)));
    switch (draw.below(14)) {
      case 0 -> draft.batched = !draft.batched;
      case 1 -> draft.batch = draft.batched ? other.batch : 1;
      case 2 -> {
        draft.channels = Math.max(1, draft.groups) * draw.of(1, 2, 3);
        draft.inChannels = draft.channels;
      }
      case 3 -> draft.outChannels = Math.max(1, draft.groups) * draw.of(1, 2, 3);
      case 4 -> draft.size = beside(draft.size, draw);
      case 5 -> draft.kernel = draw.below(2) == 0 ? other.kernel : beside(draft.kernel, draw);
      case 6 -> draft.stride = other.stride;
      case 7 -> draft.padding = other.padding;
      case 8 -> draft.dilation = other.dilation;
      case 9 -> draft.groups = other.groups;
      case 10 -> draft.bias = !draft.bias;
      case 11 -> draft.mode = other.mode;
      case 12 -> draft.dtype = draw.oneOf(List.of(DType.values()));
      default -> {
        draft.fill = SmallDraws.fill(draw);
        draft.seed = draw.below(1000);
      }
    }
    if (!draft.batched) {
      draft.batch = 1;
    }
  }

  private static Pair beside(Pair pair, Draw draw) {
    int axis = draw.below(2);
    return with(pair, axis, Math.max(0, at(pair, axis) + draw.of(-2, -1, 1, 2)));
  }

  static int at(Pair pair, int axis) {
    return axis == 0 ? pair.h() : pair.w();
  }

  static Pair with(Pair pair, int axis, int value) {
    return axis == 0 ? new Pair(value, pair.w()) : new Pair(pair.h(), value);
  }

  private static void pad(CaseDraft draft, int axis, int amount) {
    Pair now = draft.amount();
    draft.padding = new Padding.Explicit(with(now == null ? Pair.of(0) : now, axis, amount));
  }

  /** Where one more or one less makes a difference: on both sides of a limit and on it. */
  static void moveToLimit(CaseDraft draft, Draw draw) {
    int axis = draw.below(2);
    int size = at(draft.size, axis);
    switch (draw.below(9)) {
      case 0, 1 -> {
        pad(draft, axis, size + draw.of(-1, 0, 1));
        draft.mode = draw.oneOf(List.of(PaddingMode.values()));
      }
      case 2, 3 -> {
        Pair amount = draft.amount();
        int pads = amount == null ? 0 : 2 * at(amount, axis);
        int extent = at(draft.dilation, axis) * (at(draft.kernel, axis) - 1) + 1;
        draft.size = with(draft.size, axis, Math.max(0, extent - pads + draw.of(-1, 0, 1)));
      }
      case 4 -> draft.stride = with(draft.stride, axis, size + draw.of(0, 1, 2));
      case 5 -> {
        draft.kernel = with(draft.kernel, axis, 2);
        draft.dilation = with(draft.dilation, axis, Math.max(1, size + draw.of(-2, -1, 0)));
      }
      case 6 -> {
        switch (draw.below(3)) {
          case 0 -> draft.batch = draft.batched ? 0 : 1;
          case 1 -> draft.outChannels = 0;
          default -> {
            draft.channels = 0;
            draft.inChannels = 0;
          }
        }
      }
      case 7 -> pad(draft, axis, -draw.of(1, 1, 2, 3));
      default -> {
        draft.groups = Math.max(1, draft.channels); // a filter for each channel
        draft.outChannels = draft.groups * draw.of(1, 1, 2);
      }
    }
  }

  /** One rule of the operator is broken, more often than not. */
  static void breakRule(CaseDraft draft, Draw draw) {
    int axis = draw.below(2);
    int size = at(draft.size, axis);
    switch (draw.below(14)) {
      case 0 -> draft.groups = draw.of(0, -1, 2, 3, 5, draft.channels + 1);
      case 1 -> draft.inChannels = Math.max(0, draft.channels + draw.of(-1, 1, 2));
      case 2 -> draft.stride = with(draft.stride, axis, draw.of(0, -1));
      case 3 -> draft.stride = Pair.of(draw.of(0, -1));
      case 4 -> draft.dilation = with(draft.dilation, axis, draw.of(0, -1));
      case 5 -> draft.kernel = with(draft.kernel, axis, size + draw.of(1, 2, 3));
      case 6 -> draft.kernel = with(draft.kernel, axis, 0);
      case 7 -> pad(draft, axis, -size + draw.of(0, 1));
      case 8 -> {
        draft.padding = new Padding.Same();
        draft.stride = with(draft.stride, axis, 2);
      }
      case 9, 12, 13 -> {
        draft.mode = draw.oneOf(List.of(PaddingMode.REFLECT, PaddingMode.CIRCULAR));
        pad(draft, axis, size + draw.of(0, 1, 1, 2));
      }
      case 10 -> draft.size = with(draft.size, axis, 0);
      default -> draft.outChannels = draft.outChannels + 1;
    }
  }
}
