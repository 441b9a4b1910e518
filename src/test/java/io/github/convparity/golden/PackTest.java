package io.github.convparity.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackTest {
  @TempDir private Path folder;

  private Pack pack() throws IOException {
    return Pack.open(Packs.write(folder.resolve("pack"), Packs.IDS), Pictures.own());
  }

  private static Arguments arguments(String id) {
    return Packs.selected(0, id).parityCase().arguments();
  }

  @Test
  void everyBitOfEveryTypeComesBack() throws IOException {
    GoldenReference reference = GoldenReference.of(List.of(pack()));
    for (String id : Packs.IDS.subList(0, 7)) {
      Arguments a = arguments(id);
      Tensor expected = new DirectConv2d().forward(a.input(), a.weight(), a.bias(), a.options());

      assertThat(reference.forward(a))
          .as(id)
          .isInstanceOfSatisfying(
              Outcome.Output.class,
              answer -> assertThat(answer.tensor().hasBitsOf(expected)).isTrue());
    }
  }

  @Test
  void gradientsComeBackWhereTheyWereRecorded() throws IOException {
    GoldenReference reference = GoldenReference.of(List.of(pack()));
    Arguments a = arguments("i1x2x4x5_o3_k2x3_nobias_r6_grad");
    Tensor gradOutput = Objects.requireNonNull(a.gradOutput());
    Conv2dGradients expected =
        new DirectConv2d().backward(gradOutput, a.input(), a.weight(), a.bias(), a.options());

    assertThat(reference.backward(a))
        .isInstanceOfSatisfying(
            Outcome.Gradients.class,
            answer -> {
              assertThat(answer.gradients().input().hasBitsOf(expected.input())).isTrue();
              assertThat(answer.gradients().weight().hasBitsOf(expected.weight())).isTrue();
              assertThat(answer.gradients().bias()).isNull();
            });
    assertThat(reference.backward(arguments("i1x2x4x5_o3_k2x3_p1_r1")))
        .isEqualTo(new Outcome.Unsupported("the pack was recorded without gradients of this case"));
  }

  @Test
  void aRefusalComesBackInItsWords() throws IOException {
    assertThat(GoldenReference.of(List.of(pack())).forward(arguments("i1x1x2x2_o1_k3")))
        .isEqualTo(
            new Outcome.Refusal(
                "Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel"
                    + " size can't be greater than actual input size"));
  }

  @Test
  void whatNoPackHasIsUnsupported() throws IOException {
    GoldenReference reference = GoldenReference.of(List.of(pack()));

    // The same numbers and shapes as the first case, with another padding.
    assertThat(reference.forward(arguments("i1x2x4x5_o3_k2x3_p2_r1")))
        .isEqualTo(new Outcome.Unsupported("no case of the pack has these arguments"));
    assertThat(reference.control(arguments(Packs.IDS.get(0)))).isEmpty();
  }

  @Test
  void theReferenceSaysWhatItIs() throws IOException {
    GoldenReference reference = GoldenReference.of(List.of(pack()));

    assertThat(reference.name()).isEqualTo("pytorch 9.8.7 (golden)");
    assertThat(reference.fingerprint().facts())
        .containsEntry("pytorch", "9.8.7")
        .containsEntry("golden", "a test")
        .containsEntry("java", System.getProperty("java.version"));
  }

  @Test
  void packsOfTwoPyTorchsAreNotMixed() throws IOException {
    Path other = Packs.write(folder.resolve("other"), Packs.IDS.subList(0, 1));
    Path manifest = other.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("a build", "another build"));
    Pack second = Pack.open(other, Pictures.own());
    Pack first = pack();

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> GoldenReference.of(List.of(first, second)))
        .withMessageEndingWith("of the same build; verify one after the other");
  }

  @Test
  void theSameAnswersGiveTheSameBytes() throws IOException {
    Path first = Packs.write(folder.resolve("first"), Packs.IDS);
    Path second = Packs.write(folder.resolve("second"), Packs.IDS);

    for (String file : List.of("manifest.json", "arrays-0.npz")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
    assertThat(StagedFolder.names(first)).containsExactly("arrays-0.npz", "manifest.json");
    assertThat(StagedFolder.names(folder)).containsExactly("first", "second");
  }

  @Test
  void aManifestIsReadAsItWasWritten() throws IOException {
    byte[] content = Files.readAllBytes(pack().folder().resolve("manifest.json"));

    assertThat(PackManifest.read("m", content, Pictures.own()).write()).isEqualTo(content);
  }

  @Test
  void suitesKeepTheirNamesAndPlaces() throws IOException {
    Selection selection = new Selection(pack().suites());

    assertThat(selection.size()).isEqualTo(8);
    assertThat(selection.get(6)).isEqualTo(Packs.selected(6, "i0x2x4x5_o3_k2x3"));
  }

  @Test
  void manyArraysGoIntoSeveralFilesThatAreReadAsOne() throws IOException {
    // 9 MiB each: three fit in a file.
    List<String> ids = new ArrayList<>();
    for (int seed = 1; seed <= 7; seed++) {
      ids.add("i1x1x1536x1536_o1_k1_nobias_x-constant_r" + seed);
    }
    Pack pack = Pack.open(Packs.write(folder.resolve("large"), ids), Pictures.own());

    assertThat(pack.manifest().files().keySet())
        .containsExactly("arrays-0.npz", "arrays-1.npz", "arrays-2.npz");
    assertThat(pack.manifest().cases().get(6).file()).isEqualTo("arrays-2.npz");
  }

  @Test
  void aCaseThatIsThereAlreadyIsPassedOver() throws IOException {
    try (PackWriter writer = PackWriter.beside(folder.resolve("pack"))) {
      Outcome refusal = new Outcome.Refusal("no");
      String sha256 = "0".repeat(64);
      assertThat(writer.add(Packs.selected(0, "i1x1x1x1_o1_k1"), sha256, refusal, null)).isTrue();
      assertThat(writer.add(Packs.selected(1, "i1x1x1x1_o1_k1"), sha256, refusal, null)).isFalse();
    }
    assertThat(StagedFolder.names(folder)).as("closed before it was moved").isEmpty();
  }

  @Test
  void aPackWithoutArraysHasNoFiles() throws IOException {
    Pack pack =
        Pack.open(Packs.write(folder.resolve("p"), List.of("i1x1x2x2_o1_k3")), Pictures.own());

    assertThat(pack.manifest().files()).isEmpty();
    assertThat(pack.manifest().cases()).hasSize(1);
  }

  @Test
  void anotherFileInTheFolderKeepsAPackFromBeingReplaced() throws IOException {
    Pack old = pack();
    Files.writeString(old.folder().resolve("mine.txt"), "keep");

    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> PackWriter.requireReplaceable(old))
        .withMessageContaining("mine.txt")
        .withMessageContaining("is no part of the pack");
  }

  @Test
  void whatIsClosedByAnotherIsNotWrittenAnyMore() throws IOException {
    PackWriter writer = PackWriter.beside(folder.resolve("pack"));
    writer.close();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(writer::moveIn)
        .withMessageEndingWith("interrupted");
    assertThat(StagedFolder.names(folder)).isEmpty();
  }
}
