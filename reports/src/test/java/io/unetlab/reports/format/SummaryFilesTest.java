package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.section.StudyPage;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The files about a decision that are shown elsewhere: on a pull request, with a model, in a paper.
 */
final class SummaryFilesTest {

  private static Report report(StudyResult result) {
    Trials trials = new Trials(result);
    return new Report(trials, StudyPage.of(trials, Optional.empty()), "Study s", Map.of());
  }

  private static Map<String, String> texts(List<ReportFile> files) {
    return files.stream().collect(Collectors.toMap(ReportFile::path, SummaryFilesTest::text));
  }

  private static String text(ReportFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.content().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theSummaryStartsWithTheChoiceAndFoldsTheRest() {
    String text = PullRequest.text(report(Fixtures.study()), PullRequest.MOST);
    assertThat(text)
        .startsWith("## A &lt;b&gt;small&lt;/b&gt; study")
        .containsSubsequence(
            "**Chosen: variant",
            "|  | base | choice | change |",
            "### Why",
            "Rule: minimize macs",
            "<details>\n<summary>What would change the choice</summary>\n\n|",
            "<summary>Evidence</summary>",
            "<summary>The ladder</summary>",
            "<sub>Study s.")
        .doesNotContain("<script", "<b>", "![");
    assertThat(Pattern.compile("<details>").matcher(text).results().count())
        .isEqualTo(Pattern.compile("</details>").matcher(text).results().count());
  }

  @Test
  void detailsThatDoNotFitAreNamed() {
    Report report = report(Fixtures.study());
    int whole = PullRequest.text(report, PullRequest.MOST).length();
    for (int most = whole; most > 2500; most -= 500) {
      String text = PullRequest.text(report, most);
      assertThat(text).hasSizeLessThanOrEqualTo(most).endsWith("</sub>\n");
    }
    assertThat(PullRequest.text(report, 2600))
        .contains("Too long for a comment, and in the report: ", "The ladder")
        .doesNotContain("<summary>The ladder");
  }

  @Test
  void aStudyWithoutAChoiceHasASummaryAndNoCard() {
    Report report = report(Fixtures.study("select.where.fid=\"<= 1\""));
    assertThat(PullRequest.text(report, PullRequest.MOST)).contains("### Nearest variants");
    assertThat(ModelCard.write(report)).isEmpty();
  }

  @Test
  void theCardHasMetadataAndNoResultThatWasNotMeasured() {
    String card = texts(ModelCard.write(report(Fixtures.study()))).get("model_card.md");
    assertThat(metadata(card)).containsExactly("license", "library_name", "tags");
    assertThat(card)
        .contains("\n# small\\_study\\_choice\n", "## Evidence of quality", "⚠ assumed")
        .contains("## Limits", "it was not measured", "    kind: unet")
        .doesNotContain("\n### ");
  }

  @Test
  void aMeasuredQualityIsAResultOfTheModel() {
    String card =
        texts(ModelCard.write(report(Fixtures.study("trained=trained.csv")))).get("model_card.md");
    assertThat(card).contains("model-index:", "          - type: fid", "            value: 12.9");
    assertThat(metadata(card)).contains("model-index");
  }

  private static List<String> metadata(String card) {
    String yaml = card.substring("---\n".length(), card.indexOf("\n---\n"));
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(new Source("card", yaml), problems).orElseThrow();
    problems.throwIfErrors();
    return ((MapNode) root).entries().stream().map(it -> it.key().text()).toList();
  }

  @Test
  void thePapersTablesAreFiles() {
    Map<String, String> files = texts(LatexFiles.write(report(Fixtures.study())));
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "tables/ladder.tex", "tables/effects.tex", "tables/variants.tex", "tables/front.tex");
    assertThat(files.values())
        .allSatisfy(it -> assertThat(it).contains("\\begin{tabular}", "\\bottomrule", "Study s"));
    assertThat(files.get("tables/ladder.tex")).contains("one \\& only");
  }
}
