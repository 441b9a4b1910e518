package io.github.convparity.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the data of a case that is shown may come from. */
final class ShowSourceOptions extends SourceOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Folder of the last run's results (.convparity).")
  Path out = Path.of(".convparity");
}
