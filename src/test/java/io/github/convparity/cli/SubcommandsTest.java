package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class SubcommandsTest {
  private static final String[] ALL = {
    "run",
    "show",
    "list",
    "report",
    "fuzz",
    "compare",
    "init",
    "repro",
    "gif",
    "mutants",
    "bench",
    "golden",
    "doctor",
    "bench-process",
    "candidate-process",
    "merge",
    "generate-completion",
    "help"
  };

  private static Map<String, CommandLine> madeFor(String... arguments) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Terminal terminal = Terminal.of(nowhere, nowhere, false, false, Map.of());
    return Main.commandLine(terminal, arguments).getSubcommands();
  }

  @Test
  void theHelpFromOutlinesIsTheHelpFromAllCommands() {
    String whole = InProcess.run("help").out();

    assertThat(whole).contains("  run ", "  bench ", "  help ").doesNotContain("bench-process");
    assertThat(InProcess.run("--help").out()).isEqualTo(whole);
    assertThat(InProcess.run("-h").out()).isEqualTo(whole);
    assertThat(InProcess.run().out()).isEqualTo(whole);
  }

  @Test
  void aCallMakesTheCommandThatItNames() {
    assertThat(madeFor("run", "list", "--help")).containsOnlyKeys("run");
    assertThat(madeFor("bench-process")).containsOnlyKeys("bench-process");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "generate-completion", "rnu", "@words", "--nonsense"})
  void whatIsAboutAllCommandsMakesAll(String word) {
    assertThat(madeFor(word)).containsOnlyKeys(ALL);
    assertThat(madeFor(word).get("run").getCommandSpec().options()).isNotEmpty();
  }

  @Test
  void moreThanOneOptionOfTheCommandItselfMakesAll() {
    assertThat(madeFor("--version", "run").get("run").getCommandSpec().options()).isNotEmpty();
  }

  @Test
  void eachCommandHasTheNameOfItsAnnotation() {
    for (Map.Entry<String, CommandLine> made : madeFor("help").entrySet()) {
      Command command = made.getValue().getCommand().getClass().getAnnotation(Command.class);
      assertThat(command.name()).isEqualTo(made.getKey());
    }
    assertThat(madeFor("--help").keySet()).isEqualTo(Set.of(ALL));
  }
}
