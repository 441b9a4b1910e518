package io.github.convparity.repro;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.tensor.Tensor;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two Java files. */
final class JavaSource {
  private static final String IMPORTS =
      """
      import io.github.convparity.conv.Conv2d;
      import io.github.convparity.conv.Conv2dGradients;
      import io.github.convparity.conv.Conv2dOptions;
      import io.github.convparity.conv.Outcome;
      import io.github.convparity.conv.Padding;
      import io.github.convparity.conv.PaddingMode;
      import io.github.convparity.conv.Pair;
      import io.github.convparity.repro.Replay;
      import io.github.convparity.repro.ReproData;
      import io.github.convparity.suite.Arguments;
      import io.github.convparity.tensor.DType;
      import io.github.convparity.tensor.Tensor;
      import java.nio.file.Path;
      import java.time.Duration;
      """;

  private static final String PROGRAM =
      """
      //
      // How to run it, in this folder:
      //
      //   %s
      //
      // CONVPARITY is the jar of convparity or its folder target/classes. It prints the candidate's
      // answer beside the one that PyTorch gave, and exits with 0 if the candidate gives PyTorch's
      // answer, to the bit or within the bound, and with 1 if it does not.

      %s
      public final class Repro {
        public static void main(String[] args) throws Exception {
      %s    System.out.println(TITLE);
          Replay.Report report = replay().run(candidate());
          System.out.print(report.text());
          System.exit(report.passes() ? 0 : 1);
        }

      %s}
      """;

  private static final String TEST =
      """
      //
      // A test for JUnit 5 that fails while the candidate differs. It needs on its class path convparity
      // and the candidate.%s

      import static org.junit.jupiter.api.Assertions.assertTrue;

      %simport org.junit.jupiter.api.Test;

      final class ReproTest {
        @Test
        void candidateGivesTheAnswerOfPyTorch() throws Exception {
          Replay.Report report = replay().run(candidate());
          assertTrue(report.passes(), () -> TITLE + System.lineSeparator() + report.text());
        }

      %s}
      """;

  private static final String MEMBERS =
      """
        static final String TITLE = %s;
      %s
        static Conv2d candidate() throws Exception {
          return (Conv2d) Class.forName(%s).getConstructor().newInstance();
        }

        /** The case, and what PyTorch answered. */
        static Replay replay() throws Exception {
          Arguments arguments = new Arguments(input(), weight(), bias(), gradOutput(), options());
          return new Replay(arguments, pytorch(), %s, %s, Duration.ofMillis(%dL));
        }

        static Conv2dOptions options() {
          return %s;
        }
      """;

  private final Evidence evidence;
  private final Map<String, Tensor> data;
  private final boolean literal;

  private JavaSource(Evidence evidence, Map<String, Tensor> data, boolean literal) {
    this.evidence = evidence;
    this.data = data;
    this.literal = literal;
  }

  /** The content of {@code Repro.java}. */
  static String program(Evidence evidence, Map<String, Tensor> data, boolean literal) {
    JavaSource source = new JavaSource(evidence, data, literal);
    String setFile =
        literal ? "" : "    if (args.length > 0) {\n      data = Path.of(args[0]);\n    }\n";
    return source.head()
        + Template.filled(
            PROGRAM,
            Quoted.comment(command(evidence, literal)),
            IMPORTS,
            setFile,
            source.members("  static Path data = Path.of(\"data.npz\");\n"));
  }

  /** The content of {@code ReproTest.java}. */
  static String test(Evidence evidence, Map<String, Tensor> data, boolean literal) {
    JavaSource source = new JavaSource(evidence, data, literal);
    String where =
        literal
            ? ""
            : " The system property repro.data names the file of the data\n"
                + "// where that is not data.npz in the folder of the process.";
    String file =
        "  static Path data = Path.of(System.getProperty(\"repro.data\", \"data.npz\"));\n";
    return source.head() + Template.filled(TEST, where, IMPORTS, source.members(file));
  }

  /** How {@code Repro.java} is run. */
  static String command(Evidence evidence, boolean literal) {
    String paths =
        evidence.subject().paths().stream()
            .map(path -> ":" + Quoted.shell(path))
            .collect(Collectors.joining());
    boolean vector = evidence.subject().className().endsWith(".VectorConv2d");
    return "java "
        + (vector ? "--add-modules jdk.incubator.vector " : "")
        + "-cp CONVPARITY"
        + paths
        + " Repro.java"
        + (literal ? "" : " data.npz");
  }

  private String head() {
    ParityResult result = evidence.result();
    return comment(result.id())
        + comment(
            TorchNotation.of(result.parityCase().setting())
                + " on "
                + result.parityCase().setting().input()
                + ", "
                + result.parityCase().dtype().torchName())
        + comment(
            result.candidateName()
                + " ("
                + evidence.subject().className()
                + ") compared with "
                + result.referenceName())
        + comment(result.verdict() + ": " + result.verdict().sentence());
  }

  private static String comment(String line) {
    return "// " + Quoted.comment(line) + "\n";
  }

  private String members(String file) {
    String members =
        Template.filled(
            MEMBERS,
            Quoted.java(evidence.result().id()),
            literal ? "" : file,
            Quoted.java(evidence.subject().className()),
            evidence.reference().gradients() == null ? "null" : "gradients()",
            Double.toString(evidence.conditions().slack()),
            evidence.conditions().timeout().toMillis(),
            options(evidence.arguments().options()));
    return members
        + tensor("input", "input")
        + tensor("weight", "weight")
        + tensor("bias", "bias")
        + tensor("gradOutput", "grad_output")
        + method("Outcome pytorch()", outcome(evidence.reference().output()))
        + gradients(evidence.reference().gradients());
  }

  private String gradients(@Nullable Outcome gradients) {
    return gradients == null ? "" : method("Outcome gradients()", outcome(gradients));
  }

  private String tensor(String method, String name) {
    return method("Tensor " + method + "()", data.containsKey(name) ? expression(name) : "null");
  }

  private static String method(String declaration, String expression) {
    return "\n  static "
        + declaration
        + " throws Exception {\n    return "
        + expression
        + ";\n  }\n";
  }

  private String expression(String name) {
    Tensor tensor = data.get(name);
    if (tensor == null) {
      return "null";
    }
    return literal
        ? Numerals.java(tensor)
        : "ReproData.read(data, \"" + name + "\", DType." + tensor.dtype().name() + ")";
  }

  private String outcome(Outcome outcome) {
    if (outcome instanceof Outcome.Output) {
      return "new Outcome.Output(" + expression("output_pytorch") + ")";
    }
    if (outcome instanceof Outcome.Gradients) {
      return "new Outcome.Gradients(\n        new Conv2dGradients("
          + expression("grad_input_pytorch")
          + ",\n    "
          + expression("grad_weight_pytorch")
          + ",\n    "
          + expression("grad_bias_pytorch")
          + "))";
    }
    String message = outcome instanceof Outcome.Refusal refusal ? refusal.message() : "no answer";
    return "new Outcome.Refusal(" + Quoted.java(message) + ")";
  }

  private static String options(Conv2dOptions options) {
    return "new Conv2dOptions(\n        "
        + pair(options.stride())
        + ", "
        + padding(options.padding())
        + ", "
        + pair(options.dilation())
        + ", "
        + options.groups()
        + ", PaddingMode."
        + options.paddingMode().name()
        + ")";
  }

  private static String padding(Padding padding) {
    if (padding instanceof Padding.Explicit explicit) {
      return "new Padding.Explicit(" + pair(explicit.amount()) + ")";
    }
    return padding instanceof Padding.Same ? "new Padding.Same()" : "new Padding.Valid()";
  }

  private static String pair(Pair pair) {
    return "new Pair(" + pair.h() + ", " + pair.w() + ")";
  }
}
