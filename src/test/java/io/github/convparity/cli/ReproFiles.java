package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.Python;
import io.github.convparity.repro.HostileConv2d;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes reproducers with the command and runs what it wrote. */
final class ReproFiles {
  static final String ROTATED = "io.github.convparity.repro.RotatedConv2d";
  static final String HOSTILE = "io.github.convparity.repro.HostileConv2d";

  /** The library, and the candidates of the tests: nothing else. */
  private static final String CLASS_PATH = "target/classes:target/test-classes";

  private ReproFiles() {}

  /** Writes a case that an object describes; returns how the command ended. */
  static InProcess.Ran write(Path folder, String candidate, String json, String... more)
      throws IOException {
    Path cases = folder.resolveSibling(folder.getFileName() + ".jsonl");
    Files.writeString(cases, json + "\n");
    InProcess.Ran listed = InProcess.run("list", "--cases", cases.toString(), "--format", "ids");
    List<String> words = new ArrayList<>(List.of("repro", listed.out().strip()));
    words.addAll(List.of("--cases", cases.toString(), "--out", folder.toString()));
    words.addAll(List.of("--candidate", candidate));
    words.addAll(List.of(more));
    InProcess.Ran ran = InProcess.run(words.toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    return ran;
  }

  /** A case whose own words are hostile. */
  static String hostile() {
    ObjectNode c = new ObjectMapper().createObjectNode();
    c.putArray("input").add(1).add(1).add(2).add(2);
    c.put("out_channels", 1).put("kernel_size", 1).put("weak", HostileConv2d.TEXT);
    c.put("note", HostileConv2d.TEXT).put(HostileConv2d.TEXT, 1);
    return c.toString().replace("\ud800", ""); // half a character is refused in a file of cases
  }

  /** Runs {@code Repro.java} in a process of its own. */
  static Python.Answer runJava(Path folder, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", CLASS_PATH, folder.resolve("Repro.java").toString()));
    command.add(folder.resolve("data.npz").toString());
    return Python.run(command);
  }
}
