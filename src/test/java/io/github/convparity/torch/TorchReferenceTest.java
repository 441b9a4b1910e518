package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchReferenceTest {
  /** One image of 3 x 3 pixels, 1 to 9, and one filter of 2 x 2, 1 to 4. */
  private static final String NINE_PIXELS =
      "{'input':[1,1,3,3],'input_data':[1,2,3,4,5,6,7,8,9],'out_channels':1,'kernel_size':2,"
          + "'weight_data':[1,2,3,4],'bias':false,'dtype':'%s'%s}";

  private static Reference reference;

  @BeforeAll
  static void open() {
    reference = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private static ParityCase ofJson(String json) {
    return CaseFile.readLine(json.replace('\'', '"'), Pictures.own(), note -> {});
  }

  private static ParityCase ofId(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  private static Tensor answer(ParityCase asked) {
    return answer(asked.arguments());
  }

  private static Tensor answer(Arguments arguments) {
    Outcome outcome = reference.forward(arguments);
    assertThat(outcome).isInstanceOf(Outcome.Output.class);
    return ((Outcome.Output) outcome).tensor();
  }

  private static double[] numbers(String text) {
    return List.of(text.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void itIsPyTorch271() {
    assertThat(reference.name()).isEqualTo("pytorch 2.7.1");
    assertThat(TorchReference.version()).isEqualTo("2.7.1");
    assertThat(reference.fingerprint().facts())
        .containsEntry("pytorch", "2.7.1")
        .containsEntry("device", "cpu")
        .containsEntry("torch_threads", "1")
        .containsEntry("java", System.getProperty("java.version"))
        .containsKeys("djl", "os", "processors");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'groups':1              | 37 47 67 77              | [1, 1, 2, 2]", // not flipped
        "'stride':2              | 37                       | [1, 1, 1, 1]",
        "'stride':[1,2]          | 37 67                    | [1, 1, 2, 1]",
        "'dilation':2            | 64                       | [1, 1, 1, 1]",
        "'dilation':[1,2]        | 43 73                    | [1, 1, 2, 1]",
        "'padding':[1,0]         | 11 18 37 47 67 77 23 26  | [1, 1, 4, 2]", // height first
        "'padding':[0,1]         | 18 37 47 21 36 67 77 33  | [1, 1, 2, 4]",
        "'padding':'valid'       | 37 47 67 77              | [1, 1, 2, 2]",
        "'padding':'same'        | 37 47 21 67 77 33 23 26 9 | [1, 1, 3, 3]", // below and right
        "'padding':'same','padding_mode':'reflect'   | 37 47 45 67 77 75 55 65 63 | [1, 1, 3, 3]",
        "'padding':'same','padding_mode':'replicate' | 37 47 51 67 77 81 76 86 90 | [1, 1, 3, 3]",
        "'padding':'same','padding_mode':'circular'  | 37 47 39 67 77 69 34 44 36 | [1, 1, 3, 3]"
      })
  void workedExamplesComeOutInBothTypes(String keys, String elements, String shape) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Tensor output = answer(ofJson(String.format(NINE_PIXELS, dtype.torchName(), "," + keys)));
      assertThat(output.doubles()).isEqualTo(numbers(elements));
      assertThat(output.sizes()).hasToString(shape);
      assertThat(output.dtype()).isEqualTo(dtype);
    }
  }

  @Test
  void biasAndGroupsAreHandedOn() {
    ParityCase asked =
        ofJson(
            "{'input':[2,1,2],'input_data':[1,2,3,4],'weight':[4,1,1,1],'groups':2,"
                + "'weight_data':[1,10,100,1000],'bias_data':[0.5,0,0,-0.5]}");

    Tensor output = answer(asked);

    assertThat(output.sizes()).hasToString("[4, 1, 2]");
    assertThat(output.doubles()).isEqualTo(numbers("1.5 2.5 10 20 300 400 2999.5 3999.5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i1x3x8x9_o4_k3x2     | [1, 4, 6, 8]",
        "i3x8x9_o4_k3x2       | [4, 6, 8]", // unbatched stays unbatched
        "i3x8x9_o4_k2_psame   | [4, 8, 9]", // also where PyTorch pads unevenly
        "i0x3x8x9_o4_k3       | [0, 4, 6, 7]",
        "i0x3x8x9_o4_k2_psame | [0, 4, 8, 9]",
        "i2x0x3x3_o3_k2       | [2, 0, 2, 2]", // no channel in, no channel out
        "i1x4x5x5_o8_k3_g4    | [1, 8, 3, 3]"
      })
  void shapesAreThoseOfPyTorch(String id, String shape) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Tensor output = answer(ofId(id).withDtype(dtype));
      assertThat(output.sizes()).hasToString(shape);
      assertThat(output.dtype()).isEqualTo(dtype);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i1x1x3x3_o1_k1_pm1   | negative padding is not supported",
        "i1x1x3x3_o1_k1_s0    | non-positive stride is not supported",
        "i1x1x3x3_o1_k1_g0    | non-positive groups is not supported",
        "i1x1x3x3_o1_k1_dm1   | dilation should be greater than zero",
        "i1x1x3x3_o1_k2_s2_psame" + " | padding='same' is not supported for strided convolutions",
        "i1x1x3x3_o1_k4x2"
            + " | Calculated padded input size per channel: (3 x 3). Kernel size: (4 x 2)."
            + " Kernel size can't be greater than actual input size",
        "i1x3x3x3_o2_c2_k2"
            + " | Given groups=1, weight of size [2, 2, 2, 2], expected input[1, 3, 3, 3] to have"
            + " 2 channels, but got 3 channels instead",
        "i3x3x3_o2_c2_k2"
            + " | Given groups=1, weight of size [2, 2, 2, 2], expected input[1, 3, 3, 3] to have"
            + " 2 channels, but got 3 channels instead",
        "i1x1x3x4_o1_k1_p4_reflect"
            + " | Argument #4: Padding size should be less than the corresponding input dimension,"
            + " but got: padding (4, 4) at dimension 3 of input [1, 1, 3, 4]",
        "i1x1x3x3_o1_k1_p4_circular" + " | Padding value causes wrapping around more than once.",
        "i1x1x0x3_o1_k1_p1"
            + " | Only zero batch or zero channel inputs are supported, but got input shape:"
            + " [1, 1, 0, 3]"
      })
  void refusalsAreInPyTorchsBareWords(String id, String message) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      assertThat(reference.forward(ofId(id).withDtype(dtype).arguments()))
          .isEqualTo(new Outcome.Refusal(message));
    }
  }

  @Test
  void wrongBiasIsRefused() {
    Arguments arguments =
        new Arguments(
            Tensor.float32(new float[9], 1, 1, 3, 3),
            Tensor.float32(new float[4], 1, 1, 2, 2),
            Tensor.float32(new float[2], 2),
            null,
            Conv2dOptions.defaults());

    assertThat(reference.forward(arguments))
        .isEqualTo(
            new Outcome.Refusal(
                "Given weight of size [1, 1, 2, 2], expected bias to be 1-dimensional with 1"
                    + " elements, but got bias of size [2] instead"));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void specialValuesPassUnchanged(DType dtype) {
    String json =
        "{'input':[1,1,1,6],'input_data':['NaN','Infinity','-Infinity',1e-310,1e-40,-3],"
            + "'weight':[1,1,1,1],'weight_data':[1],'bias':false}";
    double[] passed =
        dtype == DType.FLOAT64
            ? new double[] {Double.NaN, 1 / 0.0, -1 / 0.0, 1e-310, 1e-40, -3}
            : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0, 0, 1e-40f, -3};

    assertThat(answer(ofJson(json).withDtype(dtype)).doubles()).isEqualTo(passed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i2x4x6x7_o4_k3x2_p1_g2", "i1x2x5x6_o2_k2_psame", "i1x2x5x6_o2_k3_p1"})
  void argumentsAreNotChangedAndTheAnswerComesAgain(String id) {
    Arguments arguments = ofId(id).arguments();
    String before = arguments.sha256();

    Tensor first = answer(arguments);
    Tensor second = answer(arguments);

    assertThat(arguments.sha256()).isEqualTo(before);
    assertThat(second.sharesDataWith(first)).isFalse();
    assertThat(second.doubles()).isEqualTo(first.doubles());
  }

  @Test
  void severalThreadsAtOnceGetTheBitsThatOneGets() throws Exception {
    Suite edges = Suites.named("edges");
    List<String> alone = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      alone.add(described(edges.get(i)));
    }
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      int first = thread * edges.size() / 4;
      tasks.add(() -> allFrom(edges, first));
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

  /** Every case of a suite once, but beginning elsewhere. */
  private static List<String> allFrom(Suite suite, int first) {
    String[] described = new String[suite.size()];
    for (int i = 0; i < suite.size(); i++) {
      int place = (first + i) % suite.size();
      described[place] = described(suite.get(place));
    }
    return List.of(described);
  }

  private static String described(ParityCase asked) {
    Outcome outcome =
        asked.dtype().is16Bit()
            ? new Outcome.Unsupported("not asked")
            : reference.forward(asked.arguments());
    return outcome instanceof Outcome.Output output
        ? output.tensor().sizes() + Digest.sha256(output.tensor())
        : outcome.toString();
  }

  @Test
  void anotherReferenceAnswersAfterOneIsClosed() {
    ParityCase asked = ofId("i1x2x5x6_o2_k3_p1");
    Tensor expected = answer(asked);
    try (Reference other = TorchReference.open(1)) {
      other.forward(asked.arguments());
    }

    assertThat(answer(asked).doubles()).isEqualTo(expected.doubles());
  }
}
