package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.reference.Reference;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
import io.github.convparity.run.Examination;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What this machine has, and one case as a self-test. */
final class DoctorJob {
  private static final String CASE = "i2x4x9x10_o6_k3x2_s2x1_p1_g2_reflect_r1";
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final List<String> FLAGS =
      List.of("sse4_1", "avx", "avx2", "fma", "avx512f", "avx512_bf16", "avx512_fp16", "asimd");

  private final Terminal terminal;

  DoctorJob(Terminal terminal) {
    this.terminal = terminal;
  }

  int run() throws IOException, InterruptedException {
    line("convparity", Version.current());
    line("java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    line("java.home", System.getProperty("java.home"));
    line("heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB at most");
    line("cpu flags", cpuFlags());
    line("vector width", "none used: the kernels here are scalar");
    for (String variable :
        List.of("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TOP_PAD_")) {
      line(
          variable.toLowerCase(Locale.ROOT),
          terminal.environment().getOrDefault(variable, "not set"));
    }
    terminal.out().flush();
    try (Reference reference = TorchReference.open(1)) {
      for (Map.Entry<String, String> fact : reference.fingerprint().facts().entrySet()) {
        if (!fact.getKey().equals("java")) { // said above
          line(fact.getKey().replace('_', ' '), fact.getValue());
        }
      }
      line("library", TorchReference.libraryFolder().toString());
      return selfTest(reference);
    }
  }

  private int selfTest(Reference reference) throws IOException, InterruptedException {
    Selection.Selected selected =
        new Selection.Selected("case", 0, CaseId.parse(CASE, Pictures.own()).parityCase());
    Candidate direct = Candidates.find(List.of(), List.of()).get(0);
    Verdict verdict =
        Examination.of(selected, direct, reference, new TrialOptions().toRunOptions())
            .result()
            .verdict();
    line("self-test", verdict + ": " + verdict.sentence() + " (" + CASE + ")");
    terminal.out().flush();
    return verdict.passes() ? ExitCodes.PARITY : ExitCodes.FAILED;
  }

  private static String cpuFlags() throws IOException {
    if (!Files.isReadable(CPU)) {
      return "unknown on " + System.getProperty("os.name");
    }
    try (Stream<String> lines = Files.lines(CPU, StandardCharsets.UTF_8)) {
      List<String> words =
          lines
              .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
              .findFirst()
              .map(line -> List.of(line.split("\\s+", -1)))
              .orElse(List.of());
      return String.join(" ", FLAGS.stream().filter(words::contains).toList());
    }
  }

  private void line(String name, String value) {
    terminal.out().print(String.format(Locale.ROOT, "%-22s %s\n", name, value));
  }
}
