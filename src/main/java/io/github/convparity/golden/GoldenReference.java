package io.github.convparity.golden;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Setting;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers from packs as the PyTorch did that was recorded. No native library is loaded. */
public final class GoldenReference implements Reference {
  /** The fact of the fingerprint that tells a pack from a PyTorch at hand: who recorded it. */
  public static final String FACT = "golden";

  private final PackManifest first;
  private final Map<Call, Recorded> answers = new HashMap<>();

  /** What an answer depends on. */
  private record Call(
      String inputSha256,
      DType dtype,
      Shape input,
      Shape weight,
      @Nullable Shape bias,
      Conv2dOptions options) {}

  private record Recorded(Pack pack, PackCase parityCase) {}

  private GoldenReference(PackManifest first) {
    this.first = first;
  }

  /**
   * Answers from these packs.
   *
   * @param packs one or more, of one and the same PyTorch
   * @throws UsageException if they are of several
   */
  public static GoldenReference of(List<Pack> packs) {
    GoldenReference reference = new GoldenReference(packs.get(0).manifest());
    for (Pack pack : packs) {
      requireSame(packs.get(0), pack);
      for (PackCase c : pack.manifest().cases()) {
        if (c.inputSha256() != null) {
          reference.answers.put(call(c, c.inputSha256()), new Recorded(pack, c));
        }
      }
    }
    return reference;
  }

  private static void requireSame(Pack first, Pack other) {
    if (!name(first.manifest()).equals(name(other.manifest()))
        || !first.manifest().build().equals(other.manifest().build())) {
      throw new UsageException(
          other.folder()
              + ": PyTorch ("
              + other.manifest().pytorch()
              + ") must be that of "
              + first.folder()
              + ", "
              + first.manifest().pytorch()
              + ", of the same build; verify one after the other");
    }
  }

  private static Call call(PackCase c, String inputSha256) {
    Setting setting = c.parityCase().setting();
    return new Call(
        inputSha256,
        c.parityCase().dtype(),
        setting.input(),
        setting.weight(),
        setting.biasShape(),
        setting.options());
  }

  private static Call call(Arguments arguments) {
    Tensor bias = arguments.bias();
    return new Call(
        arguments.sha256(),
        arguments.input().dtype(),
        arguments.input().sizes(),
        arguments.weight().sizes(),
        bias == null ? null : bias.sizes(),
        arguments.options());
  }

  private static String name(PackManifest manifest) {
    return "pytorch " + manifest.pytorch() + " (golden)";
  }

  @Override
  public String name() {
    return name(first);
  }

  /** That of the recorded PyTorch, with who recorded it and the Java that compares. */
  @Override
  public Fingerprint fingerprint() {
    Map<String, String> facts = new LinkedHashMap<>(first.fingerprint().facts());
    facts.put(FACT, first.recordedBy());
    facts.put("java", System.getProperty("java.version"));
    return new Fingerprint(facts);
  }

  /** The recorded answer; unsupported where no pack has the case. */
  @Override
  public Outcome forward(Arguments arguments) {
    Recorded recorded = answers.get(call(arguments));
    return recorded == null ? missing() : recorded.pack().output(recorded.parityCase());
  }

  @Override
  public Outcome backward(Arguments arguments) {
    Recorded recorded = answers.get(call(arguments));
    Outcome gradients =
        recorded == null ? missing() : recorded.pack().gradients(recorded.parityCase());
    return gradients == null
        ? new Outcome.Unsupported("the pack was recorded without gradients of this case")
        : gradients;
  }

  private static Outcome missing() {
    return new Outcome.Unsupported("no case of the pack has these arguments");
  }

  /** None: there is no PyTorch to be asked. */
  @Override
  public List<Control> control(Arguments arguments) {
    return List.of();
  }

  @Override
  public void close() {}
}
