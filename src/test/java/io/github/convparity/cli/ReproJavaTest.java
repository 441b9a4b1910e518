package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.convparity.Python;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The Java files that {@code repro} writes, compiled and run. */
final class ReproJavaTest {
  private static final String SMALL =
      "{\"input\":[1,2,3,4],\"out_channels\":2,\"kernel_size\":2,\"groups\":2,\"fill\":\"integer\"";
  private static final String LARGE =
      "{\"input\":[2,3,20,20],\"out_channels\":4,\"kernel_size\":3,\"padding\":\"same\","
          + "\"padding_mode\":\"circular\",\"dtype\":\"bfloat16\"}";

  @TempDir private Path temporary;

  private Path folder() {
    return temporary.resolve("it's here");
  }

  @Test
  void theProgramShowsTheDifferencesAndExitsWithOneUntilTheCandidateIsMended() throws Exception {
    ReproFiles.write(folder(), ReproFiles.ROTATED, SMALL + "}");

    Python.Answer faulty = ReproFiles.runJava(folder());
    assertThat(faulty.status()).as(faulty.text()).isEqualTo(1);
    assertThat(faulty.text())
        .startsWith("i1x2x3x4_o2_k2_g2_x-integer\n")
        .contains("output: candidate float32[1, 2, 2, 3], PyTorch float32[1, 2, 2, 3]\n")
        .contains("  [0, 0, 0, 1] ", " elements differ, by at most ")
        .endsWith("The candidate differs.\n");
    Python.Answer mended = ReproFiles.runJava(folder(), "-Dmended=true");
    assertThat(mended.status()).as(mended.text()).isZero();
    assertThat(mended.text()).contains("all 12 elements have the same bits");
  }

  @Test
  void largeDataAreReadFromTheArchive() throws Exception {
    ReproFiles.write(folder(), ReproFiles.ROTATED, LARGE);
    assertThat(folder().resolve("Repro.java")).content().contains("ReproData.read(data, \"input\"");

    Python.Answer faulty = ReproFiles.runJava(folder());
    assertThat(faulty.status()).as(faulty.text()).isEqualTo(1);
    assertThat(faulty.text()).contains("  ... and ", " of 3200 elements differ");
    Python.Answer mended = ReproFiles.runJava(folder(), "-Dmended=true");
    assertThat(mended.status()).as(mended.text()).isZero();
  }

  @Test
  void gradientsAreCompared() throws Exception {
    String grad = SMALL + ",\"grad\":true,\"dtype\":\"float64\"}";
    InProcess.Ran ran = ReproFiles.write(folder(), "direct", grad);
    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);

    Python.Answer right = ReproFiles.runJava(folder());
    assertThat(right.status()).as(right.text()).isZero();
    assertThat(right.text())
        .contains("grad_input: candidate float64[1, 2, 3, 4]", "grad_weight: ", "grad_bias: ");
  }

  @Test
  void refusalsArePrintedOnBothSides() throws Exception {
    String illegal = "{\"input\":[1,1,2,2],\"out_channels\":1,\"kernel_size\":3}";
    ReproFiles.write(folder(), "direct", illegal);

    Python.Answer right = ReproFiles.runJava(folder());
    assertThat(right.status()).as(right.text()).isZero();
    assertThat(right.text())
        .contains("candidate: refuses: Calculated padded input size per channel: (2 x 2).")
        .contains("PyTorch:   refuses: Calculated padded input size per channel: (2 x 2).");
  }

  @Test
  void hostileWordsBreakNoFile() throws Exception {
    InProcess.Ran ran = ReproFiles.write(folder(), ReproFiles.HOSTILE, ReproFiles.hostile());
    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);

    Python.Answer refused = ReproFiles.runJava(folder());
    assertThat(refused.status()).as(refused.text()).isEqualTo(1);
    assertThat(refused.text()).contains("candidate: refuses: ").endsWith("differs.\n");
    assertThat(failures(folder())).isEqualTo(1);
    String issue = Files.readString(folder().resolve("issue.md"));
    // Markup stands in blocks of code alone, whose fences are longer than those within.
    assertThat(issue.replaceAll("(?ms)^(`{3,})[a-z]*$.*?^\\1$", ""))
        .doesNotContain("<script>", "raise SystemExit", "\u001b");
    assertThat(issue).contains("`````text\n", "<script>");
  }

  @Test
  void theTestFailsUntilTheCandidateIsMended() throws Exception {
    ReproFiles.write(folder(), ReproFiles.ROTATED, SMALL + "}");
    assertThat(failures(folder())).isEqualTo(1);
    System.setProperty("mended", "true");
    try {
      assertThat(failures(folder())).isZero();
    } finally {
      System.clearProperty("mended");
    }
  }

  @Test
  void theTestReadsLargeDataFromAFileThatIsNamed() throws Exception {
    ReproFiles.write(folder(), "direct", LARGE);
    System.setProperty("repro.data", folder().resolve("data.npz").toString());
    try {
      assertThat(failures(folder())).isZero();
    } finally {
      System.clearProperty("repro.data");
    }
  }

  /** Compiles and runs {@code ReproTest.java}, which has one test; how many of it failed. */
  private static long failures(Path folder) throws Exception {
    Path source = folder.resolve("ReproTest.java");
    String classPath = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());
    assertThat(compiled).isZero();
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ReproJavaTest.class.getClassLoader())) {
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(loader.loadClass("ReproTest")))
                  .build(),
              listener);
      TestExecutionSummary summary = listener.getSummary();
      assertThat(summary.getTestsFoundCount()).isEqualTo(1);
      return summary.getTestsFailedCount();
    }
  }
}
