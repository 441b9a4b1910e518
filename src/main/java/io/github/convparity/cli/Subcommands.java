package io.github.convparity.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The subcommands, of which only what the words of a call need is made: reading the options of all
 * of them by reflection takes longer than the rest of a start.
 */
final class Subcommands {
  private static final Set<String> ASK_FOR_ALL = Set.of("help", "generate-completion");
  private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private Subcommands() {}

  /** In the order of the help. */
  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    types.put("run", RunCommand.class);
    types.put("show", ShowCommand.class);
    types.put("list", ListCommand.class);
    types.put("report", ReportCommand.class);
    types.put("fuzz", FuzzCommand.class);
    types.put("compare", CompareCommand.class);
    types.put("init", InitCommand.class);
    types.put("repro", ReproCommand.class);
    types.put("merge", MergeCommand.class);
    types.put("gif", GifCommand.class);
    types.put("mutants", MutantsCommand.class);
    types.put("bench", BenchCommand.class);
    types.put("golden", GoldenCommand.class);
    types.put("doctor", DoctorCommand.class);
    types.put(BenchProcessCommand.NAME, BenchProcessCommand.class);
    types.put(CandidateProcessCommand.NAME, CandidateProcessCommand.class);
    types.put("generate-completion", GenerateCompletion.class);
    types.put("help", HelpCommand.class);
    return types;
  }

  /** Adds the one that the call names; for the help their outlines; otherwise all. */
  static void addTo(CommandLine commandLine, String... arguments) {
    String first = arguments.length == 0 ? "--help" : arguments[0];
    Map<String, Class<?>> types = types();
    Class<?> named = types.get(first);
    if (named != null && !ASK_FOR_ALL.contains(first)) {
      commandLine.addSubcommand(first, named);
    } else if (arguments.length < 2 && OWN_OPTIONS.contains(first)) {
      types.forEach((name, type) -> commandLine.addSubcommand(name, outline(name, type)));
    } else {
      types.forEach(commandLine::addSubcommand);
    }
  }

  /** What the help of the command without a subcommand says of it. */
  private static CommandSpec outline(String name, Class<?> type) {
    Command command = type.getAnnotation(Command.class);
    CommandSpec outline = CommandSpec.create().name(name);
    outline.usageMessage().header(command.header()).description(command.description());
    outline.usageMessage().hidden(command.hidden());
    return outline;
  }
}
