package io.github.convparity.cli;

import io.github.convparity.result.Header;
import io.github.convparity.run.Journal;
import io.github.convparity.run.JournalContent;
import io.github.convparity.suite.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is for runs that are long, or whose candidates are not to be trusted. */
final class SurvivalOptions {
  @Option(
      names = "--resume",
      description =
          "Go on with the run in the output folder that was cut, interrupted or stopped; with the"
              + " same selection and options.")
  boolean resume;

  @ArgGroup(validate = false)
  IsolationOption isolation = new IsolationOption();

  @ArgGroup(validate = false)
  ShardOption shard = new ShardOption();

  /**
   * The journal of a new run, or of the one that is gone on with.
   *
   * @param notes gets a sentence on what is taken over
   */
  Journal journal(
      Path out,
      List<String> command,
      Map<String, String> facts,
      Selection selection,
      Header header,
      Consumer<String> notes)
      throws IOException {
    JournalContent content =
        resume ? JournalContent.read(out, facts, selection, header.candidates()) : null;
    if (content != null) {
      long results = header.cases() * header.candidates().size();
      notes.accept(
          content.finished() == results
              ? "all " + results + " results are in " + Journal.file(out) + " already"
              : content.finished()
                  + " of "
                  + results
                  + " results are taken from "
                  + Journal.file(out)
                  + goingOn(content.goingOn()));
      return Journal.goOn(out, content);
    }
    if (resume) {
      notes.accept("there is nothing to resume in " + out + "; the run begins from the start");
    }
    if (Files.exists(Journal.file(out))) {
      notes.accept(
          "the run in "
              + out
              + " was cut, and --resume would have gone on with it; what it had finished is kept in "
              + Journal.aside(out));
    }
    return Journal.begin(out, command, facts);
  }

  private static String goingOn(int cases) {
    return switch (cases) {
      case 0 -> "";
      case 1 -> "; one case was going on when the run died, and is looked at by itself";
      default ->
          "; " + cases + " cases were going on when the run died, and are looked at one by one";
    };
  }
}
