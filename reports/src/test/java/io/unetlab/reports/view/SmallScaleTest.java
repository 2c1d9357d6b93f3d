package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.trained.PairedDifference;
import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.SmallScaleFixtures;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.format.StudyReport;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.MarkdownTable;
import io.unetlab.reports.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says about trainings in small, and what it does not. */
class SmallScaleTest {

  private static final StudyResult STUDY = SmallScaleFixtures.study();
  private static final Metric LOSS = Metrics.find("denoising_loss").orElseThrow();
  private static final Metric GAIN = Metrics.find("caption_gain").orElseThrow();

  private final Trials trials = new Trials(STUDY);
  private final SmallScale small = trials.smallScale().orElseThrow();

  @TempDir private Path folder;

  @Test
  void theScaleComesFirst() {
    assertThat(new SmallScaleText(trials, small).scale())
        .startsWith("10 networks of ")
        .contains("by the recipe shapes_short", "1,000 steps each", "seeds 1, 2, 3, 4")
        .contains("39 trainings", "minutes of CPU time");
  }

  @Test
  void aTrainingWithoutAResultIsNamedAndItsPairIsMissed() {
    assertThat(new SmallScaleText(trials, small).missing())
        .singleElement()
        .asString()
        .contains("with seed 3", "the loss is not a number after step 412");
    assertThat(steps(LOSS)).contains("(3 pairs)");
  }

  @Test
  void aStepIsSeparatedOrSaysHowManySeedsItWouldTake() {
    assertThat(SmallScaleText.separation(new PairedDifference(4, 0.4, OptionalDouble.of(0.5657))))
        .isEqualTo("not separated; about 18 seeds");
    assertThat(SmallScaleText.separation(new PairedDifference(4, 0.4, OptionalDouble.of(0.01))))
        .isEqualTo("separated");
    assertThat(SmallScaleText.separation(new PairedDifference(1, 0.4, OptionalDouble.empty())))
        .contains("one seed");
    assertThat(SmallScaleNumbers.text(new PairedDifference(4, 0.4, OptionalDouble.of(0.5657))))
        .isEqualTo("+0.40 ± 0.90");
  }

  @Test
  void whatHoldsByConstructionIsNoFinding() {
    String table = steps(GAIN);

    assertThat(table.lines().filter(it -> it.contains("no transformer at all")))
        .singleElement()
        .asString()
        .contains("by construction", "holds by construction")
        .doesNotContain("| separated |");
  }

  @Test
  void aGainThatIsNothingByConstructionHasNoUncertainty() {
    List<Prediction> gains =
        STUDY.completed().stream()
            .map(it -> it.quality().get(GAIN))
            .filter(Prediction::isNothing)
            .toList();

    assertThat(gains).isNotEmpty();
    assertThat(QualityText.phrase(gains.get(0)))
        .isEqualTo("a small-scale caption gain of 0 by construction (firmness exact)");
    assertThat(MarkdownTable.render(new SmallScaleTables(trials, small).networks()))
        .contains("| 0 by construction |");
  }

  @Test
  void aColumnHasOneNumberOfDecimals() {
    assertThat(decimals(new SmallScaleTables(trials, small).networks(), LOSS)).hasSize(1);
    assertThat(MetricCells.value(LOSS, Optional.of(new BigDecimal("0.618"))).shown())
        .isEqualTo("0.6180");
  }

  private static Set<Integer> decimals(Table table, Metric metric) {
    int column = table.columns().stream().map(Column::key).toList().indexOf(metric.name());
    return table.rows().stream()
        .map(it -> it.get(column).shown().replaceFirst(" .*", ""))
        .map(it -> it.length() - it.indexOf('.'))
        .collect(Collectors.toSet());
  }

  @Test
  void namesWithinASentenceAreInLowerCase() {
    assertThat(
            List.of("denoising_loss", "frechet_distance", "clip_score", "fid", "macs").stream()
                .map(it -> MetricCells.name(Metrics.find(it).orElseThrow())))
        .containsExactly("denoising loss", "Fréchet distance", "sampled CLIP score", "FID", "MACs");
  }

  @Test
  void thePublishedClaimStandsNextToTheMeasuredOne() {
    assertThat(steps(LOSS))
        .contains("FID 12.50 → 17.87: worse", "no loss (assumed)", "cannot separate");
    assertThat(new SmallScaleText(trials, small).agreements())
        .hasSize(3)
        .allMatch(it -> it.matches("(Denoising loss|Caption gain|Caption accuracy): .*\\."));
  }

  @Test
  void chanceIsStated() {
    assertThat(new SmallScaleText(trials, small).chance().orElseThrow())
        .contains("of these 25, about 1.3");
  }

  @Test
  void everyPictureHasItsNameAndEveryNetworkItsRow() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    List<Picture> pictures = new SmallScalePictures(trials, small).all();

    assertThat(pictures)
        .extracting(Picture::name)
        .containsExactly(
            "small-scale",
            "small-scale-2",
            "small-scale-3",
            "small-scale-samples",
            "small-scale-losses")
        .isSubsetOf(StudyPictures.NAMES);
    String sheet = pictures.get(3).draw("").svg();
    assertThat(sheet.split("<image ", -1)).hasSize(1 + 10 * 4);
    assertThat(sheet).contains("data:image/png;base64,", "relu, from the start");
  }

  @Test
  void theReportHasTheSectionAndLoadsNothing() throws IOException {
    StudyReport.write(STUDY, folder.resolve("report"));

    String page = Files.readString(folder.resolve("report/index.html"));
    assertThat(page).contains("Quality, measured by training in small", "id=\"small-scale\"");
    String still = page.replaceAll("(?s)<script[^>]*>.*?</script>", "");
    assertThat(still.replace("href=\"data:image/png;base64,", ""))
        .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?+(?!#)");
    assertThat(Files.readString(folder.resolve("report/report.md")))
        .contains("(charts/small-scale-samples.svg)");
  }

  @Test
  void aStudyThatTrainsNothingHasNoSection() {
    assertThat(new Trials(Fixtures.study()).smallScale()).isEmpty();
  }

  private String steps(Metric metric) {
    return MarkdownTable.render(new SmallScaleTables(trials, small).steps(metric));
  }
}
