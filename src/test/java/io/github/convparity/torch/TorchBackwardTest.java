package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients that PyTorch itself gives. */
final class TorchBackwardTest {
  private static final List<DType> WIDE = List.of(DType.FLOAT32, DType.FLOAT64);

  private static Reference reference;

  @BeforeAll
  static void open() {
    reference = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private static ParityCase ofId(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  private static Conv2dGradients gradients(Arguments arguments) {
    Outcome outcome = reference.backward(arguments);
    assertThat(outcome).isInstanceOf(Outcome.Gradients.class);
    return ((Outcome.Gradients) outcome).gradients();
  }

  private static Conv2dGradients direct(Arguments a) {
    Tensor gradOutput = Objects.requireNonNull(a.gradOutput());
    return new DirectConv2d().backward(gradOutput, a.input(), a.weight(), a.bias(), a.options());
  }

  private static List<Tensor> tensors(Conv2dGradients gradients) {
    return Stream.of(gradients.input(), gradients.weight(), gradients.bias())
        .filter(Objects::nonNull)
        .toList();
  }

  private static String ones(int count) {
    return String.join(",", Collections.nCopies(count, "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2,    7, reflect,   4 6 4 6 9 6 4 6 4",
    "1, 2,    7, replicate, 9 3 9 3 1 3 9 3 9",
    "1, 2,    7, circular,  4 6 4 6 9 6 4 6 4",
    "2, 1,    4, reflect,   4 8 4 8 16 8 4 8 4",
    "2, 1,    4, replicate, 9 6 9 6 4 6 9 6 9",
    "2, 1,    4, circular,  9 6 9 6 4 6 9 6 9",
    "2, same, 3, zeros,     1 2 2 2 4 4 2 4 4",
    "2, same, 3, reflect,   1 3 2 3 9 6 2 6 4",
    "2, same, 3, replicate, 1 2 3 2 4 6 3 6 9",
    "2, same, 3, circular,  4 4 4 4 4 4 4 4 4",
    "1, -1,   1, reflect,   0 0 0 0 1 0 0 0 0",
    "1, -1,   1, circular,  0 0 0 0 1 0 0 0 0"
  })
  void aPixelThatPaddingCopiesGetsTheGradientsOfAllItsCopies(
      int kernel, String padding, int output, String mode, String expected) {
    String json =
        "{'input':[1,1,3,3],'out_channels':1,'kernel_size':%d,'weight_data':[%s],'padding':%s,"
            + "'padding_mode':'%s','grad':true,'grad_output_data':[%s]}";
    String named = padding.equals("same") ? "'same'" : padding;
    String filled =
        String.format(json, kernel, ones(kernel * kernel), named, mode, ones(output * output));
    ParityCase asked = CaseFile.readLine(filled.replace('\'', '"'), Pictures.own(), note -> {});

    for (DType dtype : WIDE) {
      Conv2dGradients found = gradients(asked.withDtype(dtype).arguments());
      double[] numbers =
          Stream.of(expected.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
      assertThat(found.input().doubles()).isEqualTo(numbers);
      assertThat(Objects.requireNonNull(found.bias()).doubles()).containsExactly(output * output);
    }
  }

  /** All padding modes by ways of padding, strides, dilations and groups; integer data. */
  static List<String> settings() {
    List<String> ids = new ArrayList<>();
    for (String mode : List.of("", "_reflect", "_replicate", "_circular")) {
      for (String input : List.of("i2x4x5x6", "i4x5x6", "i0x4x5x6")) {
        for (String groups : List.of("", "_g2")) {
          for (String how :
              List.of(
                  "_k3",
                  "_k3x2_s2x3_p1x2",
                  "_k2_s2_p2x1_d2x1",
                  "_k2x3_psame",
                  "_k4_psame",
                  "_k2x1_psame_d2x3",
                  "_k3x2_s2_pvalid",
                  "_k1_s3")) {
            ids.add(input + "_o6" + how + groups + mode + "_x-integer_grad");
          }
        }
      }
    }
    ids.add("i2x0x5x5_o3_k2_x-integer_grad");
    ids.add("i2x0x5x5_o3_k2_psame_nobias_x-integer_grad");
    ids.add("i1x8x7x7_o8_k3_p1_g8_x-integer_grad");
    ids.add("i1x8x7x7_o16_k3_s2_p1_g8_nobias_x-integer_grad");
    ids.add("i1x1x6x6_o1_k3_pm1_reflect_x-integer_grad");
    ids.add("i1x1x6x6_o1_k3_pm1_nobias_replicate_x-integer_grad");
    ids.add("i1x1x6x6_o1_k3_pm1_circular_x-integer_grad");
    ids.add("i1x16x12x12_o16_k3_p1_x-integer_grad");
    return ids;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void onIntegersTheBitsAreThoseOfTheDefinition(String id) {
    for (DType dtype : WIDE) {
      Arguments arguments = ofId(id).withDtype(dtype).arguments();
      List<Tensor> expected = tensors(direct(arguments));

      List<Tensor> found = tensors(gradients(arguments));

      assertThat(found).hasSameSizeAs(expected).hasSize(arguments.bias() == null ? 2 : 3);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i)).hasToString(expected.get(i).toString());
        assertThat(found.get(i).hasBitsOf(expected.get(i))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"i2x4x6x7_o4_k3x2_p1_g2_grad", "i2x5x6_o2_k2_psame_circular_grad"})
  void argumentsAreNotChangedAndTheAnswerComesAgainInArraysOfItsOwn(String id) {
    Arguments arguments = ofId(id).arguments();
    String before = arguments.sha256();

    List<Tensor> first = tensors(gradients(arguments));
    List<Tensor> second = tensors(gradients(arguments));

    assertThat(arguments.sha256()).isEqualTo(before);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).hasBitsOf(first.get(i))).isTrue();
      assertThat(second.get(i).sharesDataWith(first.get(i))).isFalse();
    }
  }

  @Test
  void forwardAnswersAsBeforeAfterGradientsWereAskedFor() {
    Arguments arguments = ofId("i2x4x6x7_o4_k3_p1_grad").arguments();
    Outcome before = reference.forward(arguments);

    gradients(arguments);

    Tensor output = ((Outcome.Output) reference.forward(arguments)).tensor();
    assertThat(output.hasBitsOf(((Outcome.Output) before).tensor())).isTrue();
  }

  @Test
  void aGradientOfAnotherShapeThanTheOutputsIsRefusedAsTheDirectOneDoes() {
    Arguments a = ofId("i1x1x3x3_o1_k2_grad").arguments();
    Tensor gradOutput = Tensor.float32(new float[9], 1, 1, 3, 3);

    assertThat(
            reference.backward(
                new Arguments(a.input(), a.weight(), a.bias(), gradOutput, a.options())))
        .isEqualTo(
            new Outcome.Refusal(
                "invalid gradient at index 0 - got [1, 1, 3, 3] but expected shape compatible"
                    + " with [1, 1, 2, 2]"));
  }

  /** OpenMP gives a new thread as many threads as there are processors: the limit is its own. */
  @Test
  void severalThreadsAtOnceGetTheBitsThatOneGets() throws Exception {
    List<String> ids = settings();
    List<String> alone = allFrom(ids, 0);
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int first = thread * ids.size() / 4;
      tasks.add(() -> allFrom(ids, first));
    }

    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<List<String>> together : threads.invokeAll(tasks)) {
        assertThat(together.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Every case once, with forward in between, but beginning elsewhere. */
  private static List<String> allFrom(List<String> ids, int first) {
    String[] described = new String[ids.size()];
    for (int i = 0; i < ids.size(); i++) {
      int place = (first + i) % ids.size();
      Arguments arguments = ofId(ids.get(place).replace("_x-integer", "")).arguments();
      Conv2dGradients found = gradients(arguments);
      Tensor output = ((Outcome.Output) reference.forward(arguments)).tensor();
      described[place] =
          Digest.sha256(found.input(), found.weight(), found.bias()) + Digest.sha256(output);
    }
    return List.of(described);
  }

  /**
   * Each of the tensors of a call (three arguments, the output, two gradients) has 16 KiB here, so
   * that one that is not given back would make the process 312 MiB larger. Garbage is collected
   * every 1000 calls, since native copies of the arguments wait for it.
   */
  @Test
  void memoryStaysFlatOverTwentyThousandCalls() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "only Linux tells");
    Arguments arguments = ofId("i1x64x8x8_o64_k1_grad").arguments();
    thousands(3, arguments);
    long before = nativeBytes();
    thousands(20, arguments);

    long grown = nativeBytes() - before;

    assertThat(grown).isLessThan(150L << 20);
  }

  private static void thousands(int count, Arguments arguments) {
    for (int call = 0; call < count * 1000; call++) {
      assertThat(reference.backward(arguments)).isInstanceOf(Outcome.Gradients.class);
      if (call % 1000 == 999) {
        System.gc();
      }
    }
  }

  /** What the process holds, but for the Java heap. */
  private static long nativeBytes() throws IOException {
    Matcher resident =
        Pattern.compile("VmRSS:\\s+(\\d+) kB")
            .matcher(Files.readString(Path.of("/proc/self/status")));
    assertThat(resident.find()).isTrue();
    return Long.parseLong(resident.group(1)) * 1024 - Runtime.getRuntime().totalMemory();
  }
}
