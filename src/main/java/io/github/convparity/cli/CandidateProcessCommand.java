package io.github.convparity.cli;

import io.github.convparity.run.CandidateServer;
import io.github.convparity.run.Candidates;
import io.github.convparity.run.Isolation;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/**
 * The process of the candidates where they are isolated. It never loads PyTorch, talks over its
 * standard streams, and ends when its standard input does, so that it does not outlive the run.
 */
@Command(name = CandidateProcessCommand.NAME, hidden = true, mixinStandardHelpOptions = true)
final class CandidateProcessCommand implements Callable<Integer> {
  static final String NAME = "candidate-process";

  @ArgGroup(validate = false)
  private CandidateOptions candidates = new CandidateOptions();

  /** How a run starts it; by the options of this Java, but for what watches it. */
  static Isolation isolation(CandidateOptions candidates, Path out, Terminal terminal) {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    boolean hasCollector = false;
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      boolean watches = flag.startsWith("-javaagent") || flag.startsWith("-agentlib");
      if (!watches && !flag.matches("-Dconvparity\\.std(out|err)\\.terminal=.*")) {
        java.add(flag);
      }
      hasCollector |= flag.matches("-XX:\\+Use[A-Za-z0-9]+GC");
    }
    if (!hasCollector) {
      java.add("-XX:+UseSerialGC"); // several small processes beside each other
    }
    java.addAll(List.of("-cp", System.getProperty("java.class.path")));
    List<String> arguments = new ArrayList<>(List.of(Main.class.getName(), NAME));
    for (Path path : candidates.paths) {
      arguments.addAll(List.of("--candidate-path", path.toString()));
    }
    return new Isolation(java, arguments, out, line -> terminal.err().println(line));
  }

  @Override
  public Integer call() throws Exception {
    ExitGuard.handOver();
    InputStream questions = new FileInputStream(FileDescriptor.in);
    System.setIn(InputStream.nullInputStream()); // not for candidates
    CandidateServer server =
        new CandidateServer(
            Candidates.find(candidates.names, candidates.paths),
            questions,
            new FileOutputStream(FileDescriptor.out));
    Runtime.getRuntime().addShutdownHook(new Thread(server::ending, "convparity-candidate-ending"));
    server.serve(() -> Runtime.getRuntime().halt(ExitCodes.INTERRUPTED));
    Runtime.getRuntime().halt(ExitCodes.PARITY);
    return ExitCodes.PARITY;
  }
}
