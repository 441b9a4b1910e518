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
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What this machine has, and one case as a self-test. */
final class DoctorJob {
  private static final String CASE = "i2x4x9x10_o6_k3x2_s2x1_p1_g2_reflect_r1";

  private static final List<String> JAVA = List.of("java", "java_vm", "java_vector", "fma");
  private static final List<String> MACHINE = List.of("os", "processors", "cpu", "cpu_flags");
  private static final List<String> SETTINGS = List.of("malloc", "environment");

  private final Terminal terminal;

  DoctorJob(Terminal terminal) {
    this.terminal = terminal;
  }

  int run() throws IOException, InterruptedException {
    Map<String, String> machine = TorchReference.machine().facts();
    line("convparity", Version.current());
    facts(machine, JAVA);
    line("java home", System.getProperty("java.home"));
    line("heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB at most");
    facts(machine, MACHINE);
    facts(machine, SETTINGS);
    terminal.out().flush();
    try (Reference reference = TorchReference.open(1)) {
      Map<String, String> all = reference.fingerprint().facts();
      facts(all, all.keySet().stream().filter(key -> !machine.containsKey(key)).toList());
      line("library", TorchReference.libraryFolder().toString());
      List<String> hints = DoctorHints.of(all);
      if (!hints.isEmpty()) {
        terminal.out().print("\n");
        hints.forEach(hint -> line("hint", hint));
      }
      terminal.out().print("\n");
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

  /** A group of facts, apart from what stands before it. */
  private void facts(Map<String, String> facts, List<String> keys) {
    terminal.out().print("\n");
    for (String key : keys) {
      line(key.replace('_', ' '), facts.getOrDefault(key, "unknown"));
    }
  }

  private void line(String name, String value) {
    terminal.out().print(String.format(Locale.ROOT, "%-22s %s\n", name, value));
  }
}
