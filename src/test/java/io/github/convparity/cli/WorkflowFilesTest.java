package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The files for CI systems: what they call is there. */
final class WorkflowFilesTest {
  private static final Path FOLDER = Path.of("src", "docs", "ci");
  private static final Pattern CALL = Pattern.compile("scripts/convparity +([^\\n&|]*)");

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
  }

  /** The arguments of every call of convparity in a text. */
  private static List<List<String>> calls(String text) {
    return CALL.matcher(text)
        .results()
        .map(call -> List.of(call.group(1).strip().split("\\s+", -1)))
        .toList();
  }

  private static void assertThatAllIsThere(List<List<String>> calls) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Map<String, CommandLine> commands =
        Main.commandLine(Terminal.of(nowhere, nowhere, false, false, Map.of()), "help")
            .getSubcommands();
    for (List<String> call : calls) {
      assertThat(commands).as("%s", call).containsKey(call.get(0));
      Set<String> options = commands.get(call.get(0)).getCommandSpec().optionsMap().keySet();
      assertThat(options)
          .as("%s", call)
          .containsAll(call.stream().filter(word -> word.startsWith("--")).toList());
    }
  }

  @Test
  void theWorkflowRunsShardsAndJoinsThem() throws IOException {
    JsonNode jobs = yaml("github-workflow.yml").path("jobs");
    List<List<String>> calls = new ArrayList<>();
    for (JsonNode job : jobs) {
      for (JsonNode step : job.path("steps")) {
        assertThat(step.has("run") ^ step.has("uses")).as("%s", step).isTrue();
        calls.addAll(calls(step.path("run").asText()));
      }
    }

    assertThat(jobs.path("run").path("strategy").path("matrix").path("shard"))
        .hasToString("[1,2,3,4]");
    assertThat(jobs.path("merge").path("needs").textValue()).isEqualTo("run");
    assertThat(calls).extracting(call -> call.get(0)).containsExactly("run", "merge", "compare");
    assertThat(calls.get(0)).contains("--shard").contains("matrix.shard");
    assertThatAllIsThere(calls);
  }

  @Test
  void theJobsOfGitLabRunShardsAndJoinThem() throws IOException {
    JsonNode file = yaml("gitlab-ci.yml");
    List<List<String>> calls = new ArrayList<>();
    for (String job : List.of("parity", "parity-merge")) {
      file.path(job).path("script").forEach(line -> calls.addAll(calls(line.asText())));
    }

    assertThat(file.path("parity").path("parallel").intValue()).isEqualTo(4);
    assertThat(file.path("parity").path("artifacts").path("reports").path("junit").textValue())
        .endsWith("/junit.xml");
    assertThat(calls).extracting(call -> call.get(0)).containsExactly("run", "merge");
    assertThatAllIsThere(calls);
  }

  @Test
  void thePageCallsWhatIsThere() throws IOException {
    String page = Files.readString(FOLDER.resolveSibling("continuous-integration.md"));

    assertThat(calls(page)).isNotEmpty();
    assertThatAllIsThere(calls(page));
    for (MatchResult named : Pattern.compile("`(--[a-z-]+)").matcher(page).results().toList()) {
      assertThatAllIsThere(List.of(List.of("run", named.group(1))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-workflow.yml", "gitlab-ci.yml"})
  void noRegistryIsNamed(String file) throws IOException {
    assertThat(Files.readString(FOLDER.resolve(file)))
        .doesNotContain("http:", "https:", "maven.org", "docker.io", "ghcr.io");
  }
}
