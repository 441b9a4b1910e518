package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The suites that come with the project. */
public final class Suites {
  private static final List<String> NAMES =
      List.of("seed", "edges", "grid", "layers", "special", "gradients", "exact", "random");

  private Suites() {}

  /** All names, in the order in which they are listed. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The suite of that name.
   *
   * @throws UsageException if there is none
   */
  public static Suite named(String name) {
    return switch (name) {
      case "seed" -> seed();
      case "edges" -> edges();
      case "grid" -> grid();
      case "layers" -> layers();
      case "special" -> special();
      case "gradients" -> gradients();
      case "exact" -> exact();
      case "random" -> new RandomSuite();
      default ->
          throw new UsageException(
              "suite ("
                  + name
                  + ") must be one of "
                  + String.join(", ", NAMES)
                  + Suggestions.didYouMean(name, NAMES));
    };
  }

  /**
   * The experiment that the project began with: one picture through a constant kernel of 0.1
   * without bias, kernels 1 to 10, strides 1 to 10 with kernel 1, paddings 0 to 10 with kernel 3; a
   * setting that occurs twice stands once.
   */
  private static Suite seed() {
    List<ParityCase> cases = new ArrayList<>();
    for (int kernel = 1; kernel <= 10; kernel++) {
      cases.add(seedCase(kernel, 1, 0));
    }
    for (int stride = 2; stride <= 10; stride++) {
      cases.add(seedCase(1, stride, 0));
    }
    for (int padding = 1; padding <= 10; padding++) {
      cases.add(seedCase(3, 1, padding));
    }
    return new ListedSuite(
        "seed", "one picture, kernels 1..10, strides 1..10, paddings 0..10", cases);
  }

  private static ParityCase seedCase(int kernel, int stride, int padding) {
    Fill.Picture card = Pictures.own().fill(Pictures.CARD);
    Shape input = Shape.of(1, 3, card.image().height(), card.image().width());
    Conv2dOptions options =
        new Conv2dOptions(Pair.of(stride), Padding.of(padding), Pair.of(1), 1, PaddingMode.ZEROS);
    return ParityCase.of(new Setting(input, 3, 1, Pair.of(kernel), false, options)).withFill(card);
  }

  /** Corners and limits, each with its reason. */
  private static Suite edges() {
    return file("edges", "both sides of every limit of padding, size and shape, and refusals");
  }

  /** The distinct convolution layers of three well-known networks. */
  private static Suite layers() {
    return file("layers", "the layers of ResNet-50, VGG-16 and MobileNetV2 at batch 1");
  }

  /** NaN, infinities, negative zeros, subnormal numbers and overflow, wherever they can stand. */
  private static Suite special() {
    return file("special", "NaN, infinities, -0, subnormals and overflow, in all data types");
  }

  /** Cases that compare gradients as well. */
  private static Suite gradients() {
    return file("gradients", "gradients of input, weight and bias, in every kind of setting");
  }

  /** A suite that stands in a file of cases; blank lines and headings have no index. */
  private static Suite file(String name, String description) {
    try (InputStream in =
        Objects.requireNonNull(Suites.class.getResourceAsStream(name + ".jsonl"))) {
      Suite file =
          CaseFile.read(
              name,
              in.readAllBytes(),
              Pictures.own(),
              channels -> Shape.of(channels, 1, 1),
              note -> {});
      List<ParityCase> cases = IntStream.range(0, file.size()).mapToObj(file::get).toList();
      return new ListedSuite(name, description, cases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Small settings over all parameters, legal or not, one with another. */
  private static Suite grid() {
    return smallSettings(Fill.Formula.UNIFORM)
        .suite("grid", "a dense product of small settings over all parameters");
  }

  /** The settings of the grid with integers, for which every order of summation has one answer. */
  private static Suite exact() {
    return smallSettings(Fill.Formula.INTEGER)
        .suite("exact", "the grid with integers, whose sums leave no room for rounding");
  }

  private static Axes smallSettings(Fill fill) {
    Axes axes = Axes.defaults();
    return new Axes(
        List.of(Axes.UNBATCHED, 2),
        List.of(2, 4),
        List.of(4),
        List.of(new Pair(5, 7)),
        List.of(Pair.of(1), Pair.of(2), Pair.of(3), new Pair(2, 3), new Pair(3, 1)),
        List.of(Pair.of(1), Pair.of(2), new Pair(1, 3)),
        List.of(
            Padding.of(0),
            Padding.of(1),
            new Padding.Explicit(new Pair(2, 1)),
            Padding.of(-1),
            new Padding.Same()),
        List.of(Pair.of(1), Pair.of(2), new Pair(1, 2)),
        List.of(1, 2, 4),
        List.of(true, false),
        List.of(PaddingMode.values()),
        axes.dtype(),
        List.of(fill),
        axes.seed());
  }
}
