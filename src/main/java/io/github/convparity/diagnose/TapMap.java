package io.github.convparity.diagnose;

import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which element of the input each tap of the kernel reads, found out by calls and not by arithmetic
 * on options: the weight is 0 but at one tap, and every element of the input has a name in small
 * whole numbers, so the output is the name of what was read. No rounding and no bound comes into
 * it. Nothing is taken for granted of either side: another channel, image, filter or more than one
 * pixel is found as such.
 *
 * <pre>{@code
 * Conv2d mine = new DirectConv2d();
 * Function<Arguments, Outcome> candidate =
 *     a -> new Outcome.Output(mine.forward(a.input(), a.weight(), a.bias(), a.options()));
 * TapMap map = TapMap.of(parityCase.setting(), parityCase.dtype(), 0, candidate, reference::forward);
 * }</pre>
 *
 * @param element the index of the output element whose taps are in {@code reads}; empty if there is
 *     none
 * @param kernel rows and columns of the kernel
 * @param taps of one filter: channels that it reads, times kernel
 * @param probed how many of them were probed, the first ones in the order channel, row, column
 * @param candidate how the candidate answered
 * @param reference how the reference answered
 * @param reads what each probed tap reads for that element; empty unless the reference answers
 * @param difference over all elements; null unless both sides answered
 */
public record TapMap(
    List<Integer> element,
    Pair kernel,
    int taps,
    int probed,
    Side candidate,
    Side reference,
    List<Tap> reads,
    @Nullable Difference difference) {

  /**
   * How a side answered the probes.
   *
   * @param calls that were made
   * @param shape of its outputs; null if some call was not answered
   * @param refuses whether it refuses the setting
   * @param problem what became of the call that was not answered; null if all were
   */
  public record Side(int calls, @Nullable Shape shape, boolean refuses, @Nullable String problem) {}

  /**
   * One tap.
   *
   * @param channel of the filter
   * @param inputChannel the input's channel that belongs to it
   * @param kh row in the kernel
   * @param kw column in the kernel
   * @param candidate what it reads there; null if it did not answer or has no such element
   * @param reference what PyTorch reads
   */
  public record Tap(
      int channel,
      int inputChannel,
      int kh,
      int kw,
      @Nullable TapRead candidate,
      TapRead reference) {

    /** Whether the candidate answered and reads something else than PyTorch. */
    public boolean differs() {
      return candidate != null && !candidate.equals(reference);
    }
  }

  /**
   * The two sides over all elements that both outputs have.
   *
   * @param elements that were compared
   * @param compared taps, counted for each element
   * @param different how many of those read something else
   * @param elementsWith how many elements have such a tap
   * @param first the first of them, tap by tap, at most {@link #MOST_FIRST}
   */
  public record Difference(
      long elements, long compared, long different, long elementsWith, List<Place> first) {
    /** How many places are kept. */
    public static final int MOST_FIRST = 5;

    /** Copies the list. */
    public Difference {
      first = List.copyOf(first);
    }
  }

  /**
   * A tap at an element.
   *
   * @param element index in the output
   * @param tap what is read there
   */
  public record Place(List<Integer> element, Tap tap) {
    /** Copies the list. */
    public Place {
      element = List.copyOf(element);
    }
  }

  /** Copies the lists. */
  public TapMap {
    element = List.copyOf(element);
    reads = List.copyOf(reads);
  }

  /**
   * Probes both sides.
   *
   * <p>At most {@link #MOST_CALLS} calls, and so many that a side computes {@link #MOST_PRODUCTS}
   * products, are made of each side, but at least those for one tap; {@link #probed} says how far
   * that went.
   *
   * @param setting shapes and options, legal or not
   * @param dtype of all tensors
   * @param element of PyTorch's output, by its place in row-major order
   * @param candidate makes one call; must not throw
   * @param reference makes one call of PyTorch
   */
  public static TapMap of(
      Setting setting,
      DType dtype,
      int element,
      Function<Arguments, Outcome> candidate,
      Function<Arguments, Outcome> reference) {
    return new TapMapMaker(setting, dtype, element, candidate, reference).make();
  }

  /** The most calls of one side. */
  public static final int MOST_CALLS = 5_000;

  /** The most products that one side computes in all its calls. */
  public static final long MOST_PRODUCTS = 2_000_000_000L;
}
