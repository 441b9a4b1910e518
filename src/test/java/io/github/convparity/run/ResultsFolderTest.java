package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.convparity.result.ParityResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultsFolderTest {
  @TempDir private Path temporary;

  private FakeRun run(ResultSink... sinks) {
    Candidate right = FakeRun.candidate("right", (x, w, b, o) -> FakeRun.product(x, w));
    return new FakeRun(
        FakeRun.ONE_JOB, FakeRun.cases(3), FakeRun::rightAnswer, List.of(sinks), right);
  }

  @Test
  void theFileHasTheLinesOfTheRun() throws Exception {
    try (ResultsFolder folder = ResultsFolder.open(temporary)) {
      FakeRun run = run(folder);
      run.run();
      assertThat(Files.readString(ResultsFolder.results(temporary)))
          .isEqualTo(String.join("\n", run.recorder.lines) + "\n");
    }
    assertThat(temporary.resolve("results.ndjson")).isEqualTo(ResultsFolder.results(temporary));
    assertThat(temporary.resolve("summary.json"))
        .content()
        .startsWith("{\"schema\":\"convparity.run/1\"")
        .contains("\"parts\":[");
    assertThat(temporary.resolve("previous.ndjson")).doesNotExist();
  }

  @Test
  void aLineIsThereAsSoonAsAllBeforeItAre() throws Exception {
    List<Long> linesSeen = new java.util.ArrayList<>();
    try (ResultsFolder folder = ResultsFolder.open(temporary)) {
      FakeRun.Recorder looking =
          new FakeRun.Recorder() {
            @Override
            public void flush() throws IOException {
              linesSeen.add(Files.readString(ResultsFolder.results(temporary)).lines().count());
            }

            @Override
            public void result(ParityResult result, byte[] line) {}
          };
      run(folder, looking).run();
    }
    assertThat(linesSeen).startsWith(1L, 2L, 3L, 4L);
  }

  @Test
  void theRunBeforeIsKeptAndTheOneBeforeThatIsNot() throws Exception {
    for (String content : List.of("first\n", "second\n", "third\n")) {
      ResultsFolder.open(temporary).close();
      Files.writeString(ResultsFolder.results(temporary), content);
    }

    ResultsFolder.open(temporary).close();

    assertThat(temporary.resolve("previous.ndjson")).hasContent("third");
    assertThat(ResultsFolder.results(temporary)).isEmptyFile();
  }

  @Test
  void foldersAreMadeWhereTheyAreMissing() throws Exception {
    Path deep = temporary.resolve("a/b/c");

    ResultsFolder.open(deep).close();

    assertThat(ResultsFolder.results(deep)).exists();
  }

  @Test
  void aFileInPlaceOfTheFolderCannotBeWritten() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "mine");

    assertThatIOException().isThrownBy(() -> ResultsFolder.open(file));
    assertThatIOException().isThrownBy(() -> ResultsFolder.open(file.resolve("below")));
    assertThat(file).hasContent("mine");
  }
}
