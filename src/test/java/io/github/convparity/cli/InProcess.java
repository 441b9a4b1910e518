package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The command, run in this process without a terminal. */
final class InProcess {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private InProcess() {}

  /** What a command printed, and its exit code. */
  record Ran(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /** Standard output as a JSON object for each line. */
    List<JsonNode> objects() {
      return lines().stream().map(InProcess::json).toList();
    }
  }

  static Ran run(String... arguments) {
    return run(false, Map.of(), arguments);
  }

  static Ran run(boolean terminal, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal fake = Terminal.of(out, err, terminal, false, environment);
    int exit = Main.commandLine(fake, arguments).execute(arguments);
    fake.out().flush();
    fake.err().flush();
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The ids of a selection that is as it must be. */
  static List<String> ids(String... selection) {
    Ran ran = list(selection);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    return ran.lines();
  }

  /** Lists the ids of a selection. */
  static Ran list(String... selection) {
    List<String> words = new ArrayList<>(List.of("list", "--format", "ids"));
    words.addAll(Arrays.asList(selection));
    return run(words.toArray(String[]::new));
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
