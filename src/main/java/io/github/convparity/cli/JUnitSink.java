package io.github.convparity.cli;

import io.github.convparity.report.JUnitXml;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Writes {@code junit.xml} when the run has ended; that of the run before goes when it begins. */
final class JUnitSink implements ResultSink {
  private final Path file;
  private final JUnitXml xml;

  /** The file stands in this folder. */
  JUnitSink(Path folder, Function<ParityResult, String> again) {
    this.file = folder.resolve("junit.xml");
    this.xml = new JUnitXml(again);
  }

  @Override
  public void header(Header header, byte[] line) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void result(ParityResult result, byte[] line) {
    xml.add(result);
  }

  @Override
  public void flush() {}

  @Override
  public void totals(Header header, Totals totals, byte[] line) throws IOException {
    byte[] text = xml.text(header, totals).getBytes(StandardCharsets.UTF_8);
    OutputFile.write(file, text, false, true);
  }
}
