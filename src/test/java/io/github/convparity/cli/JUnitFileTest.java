package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.cli.InProcess.Ran;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The file {@code junit.xml} of a run, held against the schema that Jenkins publishes. */
final class JUnitFileTest {
  private static final Path SCHEMA =
      Path.of("src", "test", "resources", "junit", "jenkins-junit.xsd");

  @TempDir private static Path classes;

  @TempDir private Path temporary;

  private Path out;

  @BeforeAll
  static void compile() throws IOException {
    Faulty.compile(classes);
  }

  @BeforeEach
  void nameTheOutputFolder() {
    out = temporary.resolve("out");
  }

  private Ran run(String candidate, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "-o",
                out.toString(),
                "--candidate-path",
                classes.toString(),
                "--candidate",
                "com.acme." + candidate));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  /** The root of the file, which the schema allows. */
  private Element report() throws Exception {
    String text = Files.readString(out.resolve("junit.xml"));
    SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    schemas.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    schemas
        .newSchema(SCHEMA.toFile())
        .newValidator()
        .validate(new StreamSource(new StringReader(text)));
    DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    documents.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document =
        documents.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    assertCounts(document.getDocumentElement());
    return document.getDocumentElement();
  }

  /** The attributes count the elements. */
  private static void assertCounts(Element element) {
    assertThat(element.getAttribute("tests")).isEqualTo(count(element, "testcase"));
    assertThat(element.getAttribute("failures")).isEqualTo(count(element, "failure"));
    assertThat(element.getAttribute("errors")).isEqualTo(count(element, "error"));
    if (element.getTagName().equals("testsuite")) {
      assertThat(element.getAttribute("skipped")).isEqualTo(count(element, "skipped"));
    }
    children(element, "testsuite").forEach(JUnitFileTest::assertCounts);
  }

  private static String count(Element element, String tag) {
    return Integer.toString(element.getElementsByTagName(tag).getLength());
  }

  private static List<Element> children(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  @Test
  void aPassingRunHasATestForEachKernelSize() throws Exception {
    assertThat(run("Right", "-k", "1,3", "-s", "1..3", "--format", "ndjson", "-q").exit()).isZero();

    Element report = report();
    assertThat(children(report, "testsuite")).hasSize(1);
    assertThat(children(report, "testsuite").get(0).getAttribute("name")).isEqualTo("axes (right)");
    assertThat(children(report, "testcase"))
        .extracting(test -> test.getAttribute("name") + ": " + test.getAttribute("assertions"))
        .containsExactly("kernel 1x1: 3", "kernel 3x3: 3");
    assertThat(children(report, "system-out").get(0).getTextContent()).startsWith("3 cases pass: ");
  }

  @Test
  void aFailureIsATestWithItsFacts() throws Exception {
    run("Swapped", "--case", "i1x1x3x3_o1_k1_p0x1", "seed", "--filter", "suite:case");

    Element report = report();
    Element failure = children(report, "failure").get(0);
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .isEqualTo("i1x1x3x3_o1_k1_p0x1");
    assertThat(((Element) failure.getParentNode()).getAttribute("classname"))
        .isEqualTo("convparity.swapped.case");
    assertThat(failure.getAttribute("type")).isEqualTo("SHAPE_MISMATCH");
    assertThat(failure.getAttribute("message"))
        .isEqualTo("padding-swapped: padding h and w are exchanged");
    assertThat(failure.getTextContent())
        .startsWith("SHAPE_MISMATCH  i1x1x3x3_o1_k1_p0x1    candidate swapped\n  shape ")
        .contains(
            "  again        scripts/convparity show i1x1x3x3_o1_k1_p0x1 --candidate com.acme.Swapped");
  }

  @Test
  void whatXmlCannotHaveIsReplaced() throws Exception {
    Path cases =
        Files.writeString(
            temporary.resolve("a&<b> 'c'.jsonl"),
            "{\"input\":[1,1,3,3],\"out_channels\":1,\"kernel_size\":1}\n");
    run("Hostile", "--cases", cases.toString());

    Element report = report();
    assertThat(children(report, "testsuite").get(0).getAttribute("name"))
        .isEqualTo("a&<b> 'c'.jsonl (hostile)");
    Element error = children(report, "error").get(0);
    assertThat(error.getAttribute("type")).isEqualTo("ERROR");
    assertThat(error.getTextContent()).contains("<b>|`x` ]]> & \"q\" 50% \uFFFD\uFFFD[31m\n");
    assertThat(error.getAttribute("message")).doesNotContain("\n").contains("<b>|`x` ]]> & \"q\"");
  }

  @Test
  void knownAndUnsupportedCasesAreSkippedTogether() throws Exception {
    Path known =
        Files.writeString(
            temporary.resolve("k.yaml"), "- filter: 'k:1'\n  reason: a <known> one\n");
    run("Swapped", "-p", "0x1,1x0", "-k", "1", "--known", known.toString());
    Element first = report();
    run("Picky", "-k", "1..4");
    Element second = report();

    assertThat(children(first, "testcase"))
        .extracting(test -> test.getAttribute("name"))
        .containsExactly("known failure: a <known> one");
    assertThat(children(first, "skipped").get(0).getTextContent())
        .isEqualTo(
            "known failure: a <known> one (2 shape mismatch, for example i1x3x32x32_o4_k1_p0x1)");
    assertThat(children(second, "testcase"))
        .extracting(test -> test.getAttribute("name") + ": " + test.getAttribute("assertions"))
        .containsExactly("unsupported: only tea: 4");
  }

  @Test
  void manyFailuresDoNotDrownIt() throws Exception {
    run("Hostile", "-k", "1", "-s", "1..250", "--size", "1x1", "-q");

    Element report = report();
    assertThat(children(report, "testcase")).hasSize(201);
    Element last = children(report, "testcase").get(200);
    assertThat(last.getAttribute("name")).isEqualTo("more failures");
    assertThat(children(last, "failure").get(0).getAttribute("message"))
        .isEqualTo("50 more failures are in results.ndjson");
    assertThat(children(report, "property"))
        .anyMatch(
            property ->
                property.getAttribute("name").equals("cases.failed")
                    && property.getAttribute("value").equals("250"));
  }

  @Test
  void aRunThatWasStoppedIsAnErrorToo() throws Exception {
    run("Swapped", "-p", "0x1,1x0,2x0", "--max-failures", "1");

    assertThat(children(report(), "error"))
        .extracting(error -> error.getAttribute("message"))
        .containsExactly("2 results are not there: the run was stopped");
  }

  @Test
  void twoRunsWriteTheSameBytes() throws IOException {
    run("Swapped", "edges", "-j", "1", "--filter", "k:1");
    String first = Files.readString(out.resolve("junit.xml"));
    run("Swapped", "edges", "-j", "3", "--filter", "k:1");

    assertThat(Files.readString(out.resolve("junit.xml"))).isEqualTo(first);
  }
}
