package io.github.convparity.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random cases, legal and illegal ones; the same ones for the same seed. */
public final class RandomCases {
  private static final List<Fill> FILLS = fills();

  private final Random random;

  /** Begins anew for each seed. */
  public RandomCases(long seed) {
    this.random = new Random(seed);
  }

  private static List<Fill> fills() {
    List<Fill> fills = new ArrayList<>(List.of(Fill.Formula.values()));
    fills.add(Pictures.own().fill("card"));
    return List.copyOf(fills);
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** True once in {@code times}. */
  private boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  /** A case without data of its own, whose numbers may be as large as any. */
  ParityCase wild() {
    int[] input = new int[once(3) ? 3 : 4];
    for (int axis = 0; axis < input.length; axis++) {
      input[axis] = wildSize();
    }
    int inChannels = once(2) ? input[input.length - 3] : wildSize();
    Setting setting =
        new Setting(
            Shape.of(input),
            inChannels,
            wildSize(),
            once(2) ? Pair.of(wildSize()) : new Pair(wildSize(), wildSize()),
            random.nextBoolean(),
            new Conv2dOptions(
                wildPair(), padding(wildPair()), wildPair(), once(3) ? 1 : wildInt(), mode()));
    return withRecipe(setting, random.nextBoolean() ? random.nextLong() : wildInt());
  }

  private int wildSize() {
    return once(4) ? random.nextInt() & Integer.MAX_VALUE : random.nextInt(12);
  }

  private int wildInt() {
    return once(4) ? random.nextInt() : random.nextInt(15) - 5;
  }

  private Pair wildPair() {
    return once(2) ? Pair.of(once(2) ? wildInt() : 1) : new Pair(wildInt(), wildInt());
  }

  private Padding padding(Pair amount) {
    return switch (random.nextInt(6)) {
      case 0 -> new Padding.Same();
      case 1 -> new Padding.Valid();
      case 2 -> Padding.of(0);
      default -> new Padding.Explicit(amount);
    };
  }

  private PaddingMode mode() {
    return oneOf(List.of(PaddingMode.values()));
  }

  private ParityCase withRecipe(Setting setting, long seed) {
    return new ParityCase(
        setting,
        oneOf(List.of(DType.values())),
        oneOf(FILLS),
        seed,
        random.nextBoolean(),
        Literals.NONE,
        Expectation.NONE,
        null,
        Map.of());
  }

  /** A case of few elements, most of them legal, with literal data in one of three. */
  public ParityCase small() {
    int channels = once(12) ? 0 : 1 + random.nextInt(4);
    int h = once(20) ? 0 : 1 + random.nextInt(9);
    int w = once(20) ? 0 : 1 + random.nextInt(9);
    Shape input = once(3) ? Shape.of(channels, h, w) : Shape.of(random.nextInt(3), channels, h, w);
    int groups = once(3) ? Math.max(1, channels) : once(10) ? random.nextInt(4) - 1 : 1;
    int outChannels = once(8) ? random.nextInt(5) : Math.max(1, groups) * (1 + random.nextInt(2));
    boolean wide = once(6);
    Pair stride = wide ? Pair.of(40) : new Pair(smallStep(), smallStep());
    Pair amount = wide ? new Pair(random.nextInt(40), random.nextInt(40)) : smallPadding();
    Setting setting =
        new Setting(
            input,
            once(20) ? random.nextInt(5) : channels,
            outChannels,
            new Pair(smallKernel(), smallKernel()),
            random.nextBoolean(),
            new Conv2dOptions(
                !wide && once(4) ? Pair.of(1) : stride,
                padding(amount),
                new Pair(smallStep(), smallStep()),
                groups,
                mode()));
    ParityCase c = withRecipe(setting, once(5) ? random.nextInt(3) - 1 : random.nextLong());
    return once(3) ? withLiterals(c) : c;
  }

  private int smallStep() {
    return once(25) ? 0 : 1 + random.nextInt(2);
  }

  private int smallKernel() {
    return once(25) ? 0 : 1 + random.nextInt(3);
  }

  private Pair smallPadding() {
    return new Pair(random.nextInt(5) - 1, random.nextInt(5) - 1);
  }

  private ParityCase withLiterals(ParityCase c) {
    Setting setting = c.setting();
    Shape bias = setting.biasShape();
    Tensor gradOutput = null;
    if (c.grad() && random.nextBoolean()) {
      gradOutput = numbers(outputElements(setting));
    }
    Literals literals =
        new Literals(
            random.nextBoolean() ? numbers(setting.input().elements()) : null,
            numbers(setting.weight().elements()),
            bias != null && random.nextBoolean() ? numbers(bias.elements()) : null,
            gradOutput);
    return new ParityCase(
        setting,
        c.dtype(),
        c.fill(),
        c.seed(),
        c.grad(),
        literals,
        c.expectation(),
        c.weak(),
        c.extras());
  }

  /** As many as the output has; any number where there is no output. */
  private long outputElements(Setting setting) {
    try {
      return setting.geometry().output().elements();
    } catch (IllegalArgumentException refused) {
      return random.nextInt(4);
    }
  }

  private Tensor numbers(long count) {
    double[] numbers = new double[(int) count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number();
    }
    return Tensor.float64(numbers, numbers.length);
  }

  private double number() {
    int small = random.nextInt(4001) - 2000;
    return switch (random.nextInt(8)) {
      case 0 -> Double.longBitsToDouble(random.nextLong()); // any bits, any NaN
      case 1 -> oneOf(List.of(0.0, -0.0, Double.NaN, -1 / 0.0, 1 / 0.0, 65_520.0, 0x1p128));
      case 2 -> small * 0x1p-150; // around the smallest of float32 and bfloat16
      case 3 -> small * 0x1p-26; // around the smallest of float16
      case 4 -> 1 + small * 0x1p-12; // ties of bfloat16 and float16
      case 5 -> 1 + small * 0x1p-25 + (small % 3) * 0x1p-50; // ties of float32, and beside them
      default -> random.nextGaussian();
    };
  }

  /** As {@link #small}, with expectations and keys that the format does not know. */
  ParityCase documented() {
    ParityCase c = small();
    Shape shape = once(3) ? Shape.of(random.nextInt(3), random.nextInt(4)) : null;
    Expectation expectation =
        new Expectation(
            once(2) ? (Boolean) random.nextBoolean() : null,
            once(3) ? "part \"" + random.nextInt() + "\" of a message, ü\n" : null,
            once(4) ? outputShape(c.setting(), shape) : null,
            null);
    expectation = withData(expectation);
    return new ParityCase(
        c.setting(),
        c.dtype(),
        c.fill(),
        c.seed(),
        c.grad(),
        c.literals(),
        expectation.isNone() ? Expectation.NONE : expectation,
        once(4) ? "because of " + random.nextInt() : null,
        extras());
  }

  private static Shape outputShape(Setting setting, Shape otherwise) {
    try {
      return setting.geometry().output();
    } catch (IllegalArgumentException refused) {
      return otherwise;
    }
  }

  private Expectation withData(Expectation e) {
    return e.shape() == null
        ? e
        : new Expectation(e.answers(), e.errorContains(), e.shape(), numbers(e.shape().elements()));
  }

  private Map<String, JsonNode> extras() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Map<String, JsonNode> extras = new LinkedHashMap<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      JsonNode value =
          oneOf(
              List.of(
                  json.textNode("text " + random.nextInt()),
                  json.numberNode(random.nextLong()),
                  json.nullNode(),
                  json.arrayNode().add(1).add(true).add("x"),
                  json.objectNode().put("b", 0.5).put("a", random.nextInt())));
      extras.put("x" + random.nextInt(1000) + "-comment", value);
    }
    return extras;
  }
}
