package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.reports.Fixtures;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.SpecHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportTest {

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(src|href|data|action|poster)\\s*=\\s*[\"']?+(?!#)|url\\((?!#)|@import|<script|<link");

  private static final Pattern SCRIPT =
      Pattern.compile("<script[^>]*>.*?</script>", Pattern.DOTALL);

  @TempDir Path parent;

  private Path directory() {
    return parent.resolve("report");
  }

  @Test
  void theSameResultGivesTheSameBytes() {
    Map<String, String> once = contents();
    assertThat(contents()).isEqualTo(once);
    assertThat(once)
        .containsKeys("index.html", "report.md", "results.csv", "results.json", "winner.yaml")
        .containsKeys("charts/params-macs.svg", "charts/ladder-macs.png", "charts/trade.pdf")
        .containsKeys("summary.md", "model_card.md", "tables/ladder.tex");
  }

  @Test
  void thePageLoadsNothing() {
    assertThat(REFERENCE.matcher(withoutScripts(page())).results().map(it -> it.group())).isEmpty();
  }

  @Test
  void thePageShowsNamesAsTheyAreWritten() {
    assertThat(withoutScripts(page()))
        .contains("<title>A &lt;b&gt;small&lt;/b&gt; study &amp; \"more\" | *here*</title>")
        .contains("Residual blocks &lt;i&gt;")
        .doesNotContain("<b>", "<i>", "<u>", "<script");
  }

  @Test
  void namesCannotEndTheElementOfTheData() {
    assertThat(page()).contains("Residual blocks \\u003ci>");
  }

  private static String withoutScripts(String page) {
    return SCRIPT.matcher(page).replaceAll("");
  }

  @Test
  void thePageTellsTheWholeDecision() {
    assertThat(page())
        .contains("Chosen: variant #", "Rule: minimize macs", "Second: the base")
        .contains("What would change the decision", "⚠ assumed", "nobody said so")
        .contains("Variants that cannot exist (6)", "groups=seven", "kind: unet")
        .contains(Fixtures.study().provenance().study());
  }

  @Test
  void everyVariantIsInTheCsvAndTheRejectedOnesHaveTheirReason() {
    String csv = contents().get("results.csv");
    assertThat(csv.split("\r\n")).hasSize(1 + Fixtures.study().trials().size());
    assertThat(csv).containsPattern("groups=seven.*,rejected,.*SPEC[0-9]+");
  }

  @Test
  void everyQualityHasItsStandardDeviationWhereItIsWhole() {
    String csv = contents().get("results.csv");
    assertThat(csv.lines().findFirst().orElseThrow()).contains(",fid,fid_sd,fid_kind,");
    assertThat(csv).containsPattern("\n0,base,.*,12.50,0.1,published,mid,");
    // The assumption for depth=one states none, and so the sum has none.
    assertThat(csv).containsPattern("depth=one,.*,12.75,,assumed,low,");
    assertThat(page()).contains("how FID is predicted, 12.75 ± 0.10 or more");
  }

  @Test
  void withoutAnyStandardDeviationThereIsNoColumn() throws IOException {
    StudyReport.write(
        Fixtures.study(
            "quality=[{metric: fid, value: 12, kind: assumed, firmness: low, source: s}]"),
        directory());
    assertThat(directory().resolve("results.csv")).content().doesNotContain("fid_sd");
  }

  @Test
  void thePrecisionOfBytesOtherThanFloat32IsAColumn() throws IOException {
    assertThat(contents().get("results.csv")).doesNotContain("precision");

    StudyReport.write(Fixtures.study("precision=int8/float16"), directory());

    List<String> lines = Files.readAllLines(directory().resolve("results.csv"));
    assertThat(lines.get(0)).contains(",precision,hash,");
    assertThat(lines.subList(1, lines.size())).allMatch(it -> it.contains(",int8/float16,"));
  }

  @Test
  void theJsonSaysWhatWasMeasured() throws IOException {
    StudyReport.write(Fixtures.study("trained=trained.csv"), directory());
    assertThat(directory().resolve("results.json"))
        .content()
        .containsPattern("\"value\": ?12\\.9,\\s*\"sd\": ?0\\.2,\\s*\"measured\": ?true")
        .containsPattern("\"term\": ?\"trained\",\\s*\"amount\": ?12\\.9,\\s*\"sd\": ?0\\.2");
  }

  /** Titles, the rule, charts and the method name the study's number types, and no other. */
  @Test
  void theReportNamesThePrecisionOfItsBytes() throws IOException {
    StudyReport.write(
        Fixtures.study("precision=int8/float16", "metrics=[params, weight_bytes, fid]"),
        directory());
    assertThat(directory().resolve("report.md"))
        .content()
        .contains("Weights, int8", "Peak activations, float16", "; bytes as int8/float16")
        .contains("Bytes assume int8 weights and float16 activations.")
        .doesNotContain("float32");
    assertThat(directory().resolve("index.html")).content().doesNotContain("float32");
    assertThat(directory().resolve("results.json"))
        .content()
        .containsPattern("\"precision\": ?\"int8/float16\"");
  }

  @Test
  void theWinnersFileIsTheWinner() throws IOException {
    StudyReport.write(Fixtures.study(), directory());
    SpecHash hash = SpecLoader.load(directory().resolve("winner.yaml")).hash();
    assertThat(hash).isEqualTo(Fixtures.study().decision().winner().orElseThrow().hash());
  }

  @Test
  void withoutAChoiceThereIsAReportAndNoWinner() throws IOException {
    StudyReport.write(Fixtures.study(), directory());
    StudyReport.write(Fixtures.study("select.where.fid=\"<= 1\""), directory());
    assertThat(directory().resolve("winner.yaml")).doesNotExist();
    assertThat(directory().resolve("index.html")).content().contains("Nearest variants");
  }

  @Test
  void theReportOfASearchHasItsFrontAndOthersDoNot() throws IOException {
    assertThat(contents()).doesNotContainKeys("front.csv", "charts/front.svg");
    assertThat(contents().get("report.md")).doesNotContain("The search's front", "neighbours");
    assertThat(contents().get("results.json")).containsPattern("\"search\": ?null");

    StudyReport.write(Fixtures.searched(), directory());

    assertThat(directory().resolve("report.md"))
        .content()
        .contains("## The search's front of parameters, MACs and FID", "charts/front-all.svg")
        .contains("### What the members share, and where they differ")
        .contains("## What the search did", "its minutes are over", "| nsga2 |")
        .contains("## The choice and its neighbours", "## How the choice moves with each limit");
    List<String> members = Files.readAllLines(directory().resolve("front.csv"));
    assertThat(Files.readAllLines(directory().resolve("results.csv"))).containsAll(members);
    assertThat(directory().resolve("results.json"))
        .content()
        .containsPattern("\"algorithm\": ?\"nsga2\"")
        .containsPattern("\"common\": ?\\{\\s*\"groups\": ?\"eight\"");
  }

  @Test
  void anOldReportIsReplacedAndNothingIsLeftBeside() throws IOException {
    StudyReport.write(Fixtures.study(), directory());
    Files.writeString(directory().resolve("report.md"), "old");
    StudyReport.write(Fixtures.study(), directory());
    assertThat(directory().resolve("report.md")).content().startsWith("# A");
    assertThat(parent).isDirectoryContaining(path -> path.equals(directory()));
    try (Stream<Path> list = Files.list(parent)) {
      assertThat(list).containsExactly(directory());
    }
  }

  @Test
  void foreignFilesStayWhereTheyAre() throws IOException {
    Files.createDirectories(directory().resolve("charts"));
    Files.writeString(directory().resolve("notes.txt"), "mine");
    Files.writeString(directory().resolve("charts/mine.svg"), "mine");
    StudyReport.write(Fixtures.study(), directory());
    StudyReport.write(Fixtures.study("select.where.fid=\"<= 1\""), directory());
    assertThat(directory().resolve("notes.txt")).hasContent("mine");
    assertThat(directory().resolve("charts/mine.svg")).hasContent("mine");
    assertThat(directory().resolve("index.html")).content().contains("Nearest variants");
    assertThat(directory().resolve("winner.yaml")).doesNotExist();
  }

  @Test
  void afileThatIsNamedLikeOursIsNotOverwritten() throws IOException {
    Files.createDirectories(directory());
    Files.writeString(directory().resolve("index.html"), "<h1>my site</h1>");
    assertThatThrownBy(() -> StudyReport.write(Fixtures.study(), directory()))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("index.html");
    assertThat(directory().resolve("index.html")).hasContent("<h1>my site</h1>");
    try (Stream<Path> list = Files.list(parent)) {
      assertThat(list).containsExactly(directory());
    }
  }

  @Test
  void aFileIsNoPlaceForAReport() throws IOException {
    Files.writeString(directory(), "a file");
    assertThatThrownBy(() -> StudyReport.write(Fixtures.study(), directory()))
        .isInstanceOf(NotDirectoryException.class);
    assertThat(directory()).hasContent("a file");
  }

  private static String page() {
    return contents().get("index.html");
  }

  private static Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    for (ReportFile file : StudyReport.files(Fixtures.study())) {
      boolean png = file.path().matches(".*\\.(png|pdf)");
      contents.put(
          file.path(),
          new String(bytes(file), png ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }
    return contents;
  }

  private static byte[] bytes(ReportFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.content().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
