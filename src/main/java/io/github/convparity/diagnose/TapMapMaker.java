package io.github.convparity.diagnose;

import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Probes tap after tap, and keeps what is shown: one element, and a count over all. */
final class TapMapMaker {
  private final Setting setting;
  private final int element;
  private final ProbedSide candidate;
  private final ProbedSide reference;
  private final TapProbes probes;
  private final TapReader reader;
  private final List<TapMap.Tap> reads = new ArrayList<>();
  private final List<TapMap.Place> first = new ArrayList<>();
  private final BitSet elementsWith = new BitSet();
  private int[] candidateElements = {};
  private long elements;
  private long different;

  TapMapMaker(
      Setting setting,
      DType dtype,
      int element,
      Function<Arguments, Outcome> candidate,
      Function<Arguments, Outcome> reference) {
    this.setting = setting;
    this.element = element;
    this.candidate = new ProbedSide(candidate);
    this.reference = new ProbedSide(reference);
    this.probes = new TapProbes(setting, dtype);
    this.reader = probes.reader();
  }

  TapMap make() {
    reference.open(probes);
    candidate.open(probes);
    Shape shape = reference.shape();
    int probed = 0;
    if (shape != null && element < shape.elements()) {
      probed = affordable(shape);
      candidateElements = places(shape, candidate.shape());
      elements = Arrays.stream(candidateElements).filter(place -> place >= 0).count();
      for (int tap = 0; tap < probed; tap++) {
        probe(tap, shape);
      }
    }
    // A side that gave up on the way has no map.
    boolean answered = reference.shape() != null;
    boolean both = answered && probed > 0 && candidate.shape() != null;
    return new TapMap(
        shape != null && element < shape.elements() ? index(shape, element) : List.of(),
        new Pair(setting.kernel().h(), setting.kernel().w()),
        probes.taps(),
        probed,
        candidate.found(),
        reference.found(),
        !answered ? List.of() : both ? reads : reads.stream().map(TapMapMaker::alone).toList(),
        both ? difference(probed) : null);
  }

  private TapMap.Difference difference(int probed) {
    return new TapMap.Difference(
        elements, elements * probed, different, elementsWith.cardinality(), first);
  }

  private static TapMap.Tap alone(TapMap.Tap tap) {
    return new TapMap.Tap(
        tap.channel(), tap.inputChannel(), tap.kh(), tap.kw(), null, tap.reference());
  }

  /** How many taps are probed: whole channels, or rows of the kernel, where so many are. */
  private int affordable(Shape output) {
    double products = (double) output.elements() * probes.taps() * probes.calls();
    double most =
        Math.min((TapMap.MOST_CALLS - 1.0) / probes.calls(), TapMap.MOST_PRODUCTS / products);
    int taps = probes.taps();
    if (most >= taps) {
      return taps;
    }
    int some = Math.min(taps, Math.max(1, (int) most));
    int plane = setting.kernel().h() * setting.kernel().w();
    int whole = some >= plane ? plane : Math.min(some, setting.kernel().w());
    return some / whole * whole;
  }

  private void probe(int tap, Shape shape) {
    List<Tensor> theirs = reference.answers(probes, tap);
    List<Tensor> ours = candidate.shape() == null ? null : candidate.answers(probes, tap);
    if (theirs == null) {
      return;
    }
    if (ours == null) {
      reads.add(tap(tap, shape, element, null, theirs, true));
      return;
    }
    reads.add(tap(tap, shape, element, ours, theirs, true));
    for (int place = 0; place < candidateElements.length; place++) {
      if (candidateElements[place] >= 0 && !isSame(ours, candidateElements[place], theirs, place)) {
        boolean shown = first.size() < TapMap.Difference.MOST_FIRST;
        note(tap(tap, shape, place, ours, theirs, shown), place, shape);
      }
    }
  }

  private void note(TapMap.Tap tap, int place, Shape shape) {
    if (tap.differs()) {
      different++;
      elementsWith.set(place);
      if (first.size() < TapMap.Difference.MOST_FIRST) {
        first.add(new TapMap.Place(index(shape, place), tap));
      }
    }
  }

  private TapMap.Tap tap(
      int tap,
      Shape shape,
      int place,
      @Nullable List<Tensor> ours,
      List<Tensor> theirs,
      boolean pairs) {
    Pair kernel = setting.kernel();
    int filter = filter(shape, place);
    int channel = tap / kernel.w() / kernel.h();
    int filtersPerGroup = Math.max(1, setting.outChannels() / setting.options().groups());
    int own = ours == null ? -1 : candidateElements[place];
    return new TapMap.Tap(
        channel,
        filter / filtersPerGroup * setting.weight().dim(1) + channel,
        tap / kernel.w() % kernel.h(),
        tap % kernel.w(),
        ours == null || own < 0 ? null : reader.read(ours, own, filter, pairs),
        reader.read(theirs, place, filter, pairs));
  }

  /** Whether all answers are the same numbers, so that nothing has to be made of them. */
  private static boolean isSame(List<Tensor> ours, int own, List<Tensor> theirs, int place) {
    for (int i = 0; i < theirs.size(); i++) {
      double a = ours.get(i).get(own);
      if (a != theirs.get(i).get(place)) {
        return false;
      }
    }
    return true;
  }

  /** For each element of PyTorch's output the candidate's of the same index; -1 for none. */
  private static int[] places(Shape shape, @Nullable Shape other) {
    int[] places = new int[Math.toIntExact(shape.elements())];
    boolean comparable = other != null && other.rank() == shape.rank();
    for (int element = 0; element < places.length; element++) {
      places[element] = comparable ? place(shape.indexOf(element), other) : -1;
    }
    return places;
  }

  private static int place(int[] index, @Nullable Shape shape) {
    int place = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (shape == null || index[axis] >= shape.dim(axis)) {
        return -1;
      }
      place = place * shape.dim(axis) + index[axis];
    }
    return place;
  }

  private static int filter(Shape shape, int place) {
    return shape.indexOf(place)[shape.rank() - 3];
  }

  private static List<Integer> index(Shape shape, int place) {
    return Arrays.stream(shape.indexOf(place)).boxed().toList();
  }
}
