package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.npy.Npz;
import io.github.convparity.repro.Reproducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReproCommandTest {
  private static final String CASE = "i1x1x3x3_o1_k2_x-integer";

  @TempDir private Path temporary;

  private InProcess.Ran repro(String... words) {
    List<String> all =
        Stream.concat(
                Stream.of("repro", "--out", temporary.resolve("repro").toString()),
                Stream.of(words))
            .toList();
    return InProcess.run(all.toArray(String[]::new));
  }

  private String written(String name) throws IOException {
    return Files.readString(temporary.resolve("repro").resolve(name));
  }

  @Test
  void aFailureIsWrittenAndExitsAsARun() throws Exception {
    InProcess.Ran ran = repro(CASE, "--candidate", ReproFiles.ROTATED);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.lines()).hasSizeGreaterThanOrEqualTo(2 + Reproducer.NAMES.size());
    assertThat(ran.out()).contains(CASE + "  rotated\nMISMATCH: ");
    for (String name : Reproducer.NAMES) {
      assertThat(temporary.resolve("repro").resolve(name)).isNotEmptyFile();
      assertThat(ran.out()).contains("wrote " + temporary.resolve("repro").resolve(name));
    }
    byte[] data = Files.readAllBytes(temporary.resolve("repro/data.npz"));
    assertThat(Npz.names(data))
        .containsExactlyInAnyOrder(
            "input",
            "weight",
            "bias",
            "output_candidate",
            "output_pytorch",
            "output_exact",
            "output_bound");
  }

  @Test
  void theTextForATrackerHasBothOutputsAndTheVersions() throws Exception {
    repro(CASE, "--candidate", ReproFiles.ROTATED);

    assertThat(written("issue.md"))
        .startsWith("# `" + CASE + "`: MISMATCH\n")
        .contains("Conv2d(1, 1, kernel_size=(2, 2), stride=(1, 1)) on [1, 1, 3, 3], float32")
        .contains("candidate float32[1, 1, 2, 2]\n  [0, 0, :, :]\n")
        .contains("PyTorch float32[1, 1, 2, 2]\n", "exact float64[1, 1, 2, 2]\n")
        .contains("reference pytorch 2.7.1")
        .contains("java -cp CONVPARITY Repro.java", "python3 repro.py")
        .doesNotContain("The candidate passes here");
  }

  @Test
  void aCaseThatPassesIsWrittenWithANote() throws Exception {
    assertThat(repro(CASE).exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(written("issue.md")).contains("**The candidate passes here.**");
  }

  @Test
  void theCaseIsTakenAgainByARun() throws Exception {
    repro(CASE);
    Path file = temporary.resolve("repro/case.json");
    String out = temporary.resolve("run").toString();

    InProcess.Ran ran = InProcess.run("run", "--cases", file.toString(), "-o", out);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(InProcess.run("list", "--cases", file.toString(), "--format", "ids").out().strip())
        .isEqualTo(CASE);
  }

  @Test
  void anIdWithAHashIsLookedUpInTheResultsOfARun() throws Exception {
    Path cases = temporary.resolve("cases.jsonl");
    Files.writeString(
        cases, "{\"input\":[1,1,1,2],\"out_channels\":1,\"kernel_size\":1,\"input_data\":[3,4]}\n");
    String out = temporary.resolve("run").toString();
    InProcess.run("run", "--cases", cases.toString(), "-o", out);
    String id = InProcess.run("list", "--cases", cases.toString(), "--format", "ids").out();

    InProcess.Ran ran = repro(id.strip(), "--results", out);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(written("case.json")).contains("\"input_data\":[3.0,4.0]");
  }

  @Test
  void theSameCaseGivesTheSameBytes() throws Exception {
    repro(CASE);
    List<String> first = List.of(written("Repro.java"), written("repro.py"), written("issue.md"));

    assertThat(repro(CASE, "--force").exit()).isEqualTo(ExitCodes.PARITY);

    assertThat(List.of(written("Repro.java"), written("repro.py"), written("issue.md")))
        .isEqualTo(first);
  }

  @Test
  void filesThatAreThereStayUnlessForced() throws Exception {
    Files.createDirectories(temporary.resolve("repro"));
    Path mine = Files.writeString(temporary.resolve("repro/repro.py"), "mine");

    InProcess.Ran ran = repro(CASE);

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo("convparity: " + mine + ": exists already; give --force to overwrite it\n");
    assertThat(mine).hasContent("mine");
    assertThat(temporary.resolve("repro/issue.md")).doesNotExist();
    assertThat(repro(CASE, "--force").exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(written("repro.py")).startsWith("#!/usr/bin/env python3\n");
  }

  @Test
  void aFolderThatCannotBeIsAnErrorBeforeAnythingIsRun() throws Exception {
    Files.writeString(temporary.resolve("repro"), "a file");

    InProcess.Ran ran = repro(CASE);

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.err()).contains("a folder is expected, but a file stands there").hasLineCount(1);
    assertThat(InProcess.run("repro", CASE, "--out", temporary + "/repro/within").exit())
        .isEqualTo(ExitCodes.UNAVAILABLE);
  }

  @Test
  void theFolderAndOneCandidateMustBeNamed() {
    assertThat(InProcess.run("repro", CASE).exit()).isEqualTo(ExitCodes.USAGE);
    InProcess.Ran two = repro(CASE, "--candidate", "direct", "--candidate", ReproFiles.ROTATED);
    assertThat(two.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(two.err()).contains("--candidate must name one of direct, rotated");
    assertThat(repro("i1x1x3x3").exit()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void whereNothingIsComparedNothingIsWritten() {
    InProcess.Ran ran = repro("i1x1x3x3_o1_k2_f16_grad");

    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(ran.err()).contains("nothing was compared: gradients in float16 are not compared");
    assertThat(temporary.resolve("repro")).doesNotExist();
  }
}
