package io.github.convparity.cli;

import io.github.convparity.image.Canvas;
import io.github.convparity.image.PngFile;
import io.github.convparity.picture.Answered;
import io.github.convparity.picture.CasePicture;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Examination;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a case that is shown is drawn as well, and where to. */
final class PictureOptions {
  @Option(
      names = "--png",
      paramLabel = "FILE",
      description =
          "Also draws the case: the input with what the element reads, both outputs, and the"
              + " difference.")
  @Nullable Path png;

  @Option(names = "--force", description = "Overwrites the picture that is there.")
  boolean force;

  /** Checks beforehand that the picture can be written, if there is to be one. */
  void check(List<Candidate> candidates) throws IOException {
    if (png == null && force) {
      throw new UsageException("--force must stand beside --png");
    }
    if (png == null) {
      return;
    }
    if (candidates.size() > 1) {
      throw new UsageException(
          "--candidate must name one of "
              + String.join(", ", candidates.stream().map(Candidate::name).toList())
              + " beside --png");
    }
    OutputFile.check(png, false, force);
  }

  /** Draws and writes the picture, if there is to be one. */
  void write(Examination found, int element) throws IOException {
    if (png == null) {
      return;
    }
    Canvas canvas;
    try {
      canvas =
          CasePicture.of(
              new Answered(found.result(), found.candidate(), found.reference()),
              found.result().parityCase().arguments().input(),
              element);
    } catch (UnsupportedOperationException e) {
      throw new UsageException("--png: the case cannot be drawn: " + e.getMessage());
    }
    OutputFile.write(png, PngFile.of(canvas), false, force);
  }
}
