package io.github.convparity.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document's tables are those that the script makes. */
final class MissedFaultsTest {
  private static final Path DOCUMENT = Path.of("src", "docs", "missed-faults.md");

  /** The two tables, each a list of rows without their heads; a row is a list of cells. */
  private static List<List<List<String>>> tables() throws IOException {
    List<List<List<String>>> tables = new ArrayList<>();
    String text = Files.readString(DOCUMENT);
    for (String line : text.substring(text.indexOf(MissedFaults.BEGIN)).lines().toList()) {
      if (line.startsWith("|---")) {
        tables.add(new ArrayList<>());
      } else if (line.startsWith("| ") && !line.startsWith("| data |")) {
        String cells = line.substring(2, line.length() - 2);
        tables.get(tables.size() - 1).add(Arrays.asList(cells.split(" \\| ", -1)));
      }
    }
    return tables;
  }

  private static List<String> titles(List<List<String>> table) {
    return table.stream().map(row -> row.get(0) + ", " + row.get(1)).toList();
  }

  private static Tensor direct(Arguments arguments) {
    return new DirectConv2d()
        .forward(arguments.input(), arguments.weight(), null, arguments.options());
  }

  @Test
  void theDocumentHasTheRowsAndColumnsOfTheScript() throws IOException {
    List<String> missed = new ArrayList<>();
    List<String> rejected = new ArrayList<>(List.of("all of them, convparity"));
    for (DataKind kind : DataKind.ALL) {
      missed.add(kind.title() + ", convparity");
      missed.add(kind.title() + ", assert_close");
      rejected.add(kind.title() + ", assert_close");
    }

    assertThat(tables()).hasSize(2);
    assertThat(titles(tables().get(0))).isEqualTo(missed);
    assertThat(titles(tables().get(1))).isEqualTo(rejected);
    assertThat(tables()).allSatisfy(t -> assertThat(t).allSatisfy(r -> assertThat(r).hasSize(9)));
    assertThat(Files.readString(DOCUMENT))
        .contains("| data | judge | 9 | 36 | 144 | 288 | 576 | 1,152 | 2,304 |");
  }

  /** The bound's shares depend on the candidate and the exact value alone, hence on no machine. */
  @Test
  void upTo36ProductsTheBoundsSharesAreThoseOfTheDocumentAndNoRightElementIsRejected()
      throws IOException {
    List<List<String>> missed = tables().get(0);
    try (Reference pytorch = TorchReference.open(1)) {
      for (int i = 0; i < DataKind.ALL.size(); i++) {
        DataKind kind = DataKind.ALL.get(i);
        FaultCounts of9 = FaultCounts.of(kind, 9, MissedFaults.answers(pytorch));
        FaultCounts of36 = FaultCounts.of(kind, 36, MissedFaults.answers(pytorch));

        assertThat(missed.get(2 * i).subList(0, 4))
            .containsExactly(
                kind.title(),
                "convparity",
                MissedFaults.missedByBound(of9),
                MissedFaults.missedByBound(of36));
        assertThat(of9.plus(of36).rejected().bound()).as(kind.title()).isZero();
        assertThat(of9.elements()).as(kind.title()).isGreaterThanOrEqualTo(10_000);
      }
    }
  }

  @Test
  void theBoundRejectsNoRightElementInTheDocument() throws IOException {
    assertThat(tables().get(1).get(0))
        .containsExactly("all of them", "convparity", "0", "0", "0", "0", "0", "0", "0");
  }

  @Test
  void noFaultHidesInIntegersOfFloat32() {
    DataKind integers = DataKind.ALL.get(6);
    FaultCounts counts = FaultCounts.of(integers, 36, MissedFaultsTest::direct);

    assertThat(integers.title()).isEqualTo("float32 integer");
    assertThat(counts.last().passed().bound()).isZero();
    assertThat(counts.first().passed().bound()).isZero();
    assertThat(counts.last().faults()).isBetween(1L, counts.elements() - 1); // some products are 0
  }

  @ParameterizedTest
  @CsvSource({
    "0, 7, 0",
    "7, 7, 100",
    "1, 100000, < 0.01",
    "1, 10000, 0.01",
    "994, 100000, 0.99",
    "996, 100000, 1.0",
    "994, 10000, 9.9",
    "996, 10000, 10",
    "3649, 10000, 36",
    "994, 1000, 99",
    "996, 1000, 99.6",
    "9996, 10000, > 99.9"
  })
  void sharesHaveTwoDigitsAnd0And100AreExact(long part, long whole, String share) {
    assertThat(MissedFaults.percent(part, whole)).isEqualTo(share);
  }

  @Test
  void onlyWhatStandsBetweenTheMarksIsReplaced() {
    String document = "before\n" + MissedFaults.BEGIN + "old\n" + MissedFaults.END + "after\n";
    String expected = "before\n" + MissedFaults.BEGIN + "new\n" + MissedFaults.END + "after\n";

    assertThat(MissedFaults.replaced(document, "new\n")).isEqualTo(expected);
    assertThat(MissedFaults.replaced(expected, "new\n")).isEqualTo(expected);
    assertThatThrownBy(() -> MissedFaults.replaced("no marks", "new\n"))
        .hasMessage("the document must have the marks of the tables, in order");
  }
}
