package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every variant that the design asks for is in the result, as what became of it. */
class StudyRunnerTest {

  @Test
  void whatCannotExistIsRejectedWithTheChoicesToBlame() {
    StudyResult result = Studies.run("rejects");

    assertThat(result.trials()).hasSize(12);
    assertThat(result.failed()).isEmpty();
    assertThat(result.rejected())
        .extracting(trial -> trial.variant() + " | " + trial.obstacle().orElseThrow())
        .containsExactly(
            rejected("heads=three"),
            rejected("heads=three groups=many"),
            unlucky("width=thirds groups=many"),
            unlucky("width=thirds heads=three groups=many"),
            unlucky("width=thirds heads=too groups=many"));
  }

  private static String rejected(String label) {
    return label
        + " | heads=three: SPEC021 3 heads do not divide the 32 channels of levels[0];"
        + " SPEC021 3 heads do not divide the 64 channels of levels[1]";
  }

  private static String unlucky(String label) {
    return label
        + " | width=thirds with groups=many: SPEC020 GroupNorm's 32 groups do not divide the 48"
        + " channels of levels[0]";
  }

  @Test
  void aNetworkThatTwoVariantsMeanIsCountedOnceAndReportedTwice() {
    StudyResult result = Studies.run("rejects");

    assertThat(result.completed())
        .filteredOn(trial -> trial.sameAs().isPresent())
        .extracting(trial -> trial.variant() + " is " + trial.sameAs().orElseThrow())
        .containsExactly(
            "heads=too is base",
            "heads=too groups=many is groups=many",
            "width=thirds heads=too is width=thirds");
    assertThat(result.provenance().specs()).isEqualTo(4);
  }

  @Test
  void aVariantIsTheBaseWithItsPatches() {
    StudyResult result = Studies.run("choice");
    Problems problems = new Problems();
    SpecPatch patch =
        SpecPatch.parse("levels[0].transformer.self_attention=false", problems)
            .andThen(SpecPatch.parse("transformer.feed_forward.ratio=3", problems));
    SpecHash byHand = SpecLoader.load(Studies.DIRECTORY.resolve("tiny.yaml"), patch).hash();

    assertThat(result.decision().winner().orElseThrow().hash()).isEqualTo(byHand);
  }

  @Test
  void theLadderComparesWithTheKeptStepsBefore() {
    List<Rung> rungs = Studies.run("choice").ladder().rungs();

    assertThat(rungs)
        .extracting(rung -> rung.change("fid").orElseThrow().relative().orElseThrow().toString())
        .containsExactly("0.2", "0.05", "0.02380952380952381");
    Rung last = rungs.get(2);
    double before = last.change("macs").orElseThrow().before().orElseThrow().doubleValue();
    double after = last.change("macs").orElseThrow().after().orElseThrow().doubleValue();
    assertThat(last.change("macs").orElseThrow().relative().orElseThrow().doubleValue())
        .isEqualTo((after - before) / before, offset(1e-12));
    assertThat(last.change("macs").orElseThrow().published())
        .extracting(evidence -> evidence.effect().relative().orElseThrow().toString())
        .containsExactly("-0.10");
    assertThat(rungs.get(0).change("macs").orElseThrow().published()).isEmpty();
  }

  @Test
  void referencesAreCountedOrStated() {
    List<ReferencePoint> points = Studies.run("choice").references();

    assertThat(points).extracting(ReferencePoint::isCounted).containsExactly(true, false);
    assertThat(points.get(0).value(Metrics.find("params").orElseThrow()).orElseThrow())
        .isEqualByComparingTo("1043780");
    assertThat(points.get(1).value(Metrics.find("macs").orElseThrow()).orElseThrow())
        .isEqualByComparingTo("20000000");
  }

  @Test
  void theSameStudyGivesTheSameResult() {
    StudySpec study = Studies.load("rejects");

    assertThat(Studies.run("rejects")).isEqualTo(Studies.run("rejects"));
    assertThat(Studies.load("rejects").hash()).isEqualTo(study.hash());
  }

  @Test
  void theHashIsOfWhatAStudySays(@TempDir Path directory) throws IOException {
    Files.copy(Studies.DIRECTORY.resolve("tiny.yaml"), directory.resolve("renamed.yaml"));
    String moved =
        "# another layout\n"
            + Studies.text("rejects").replace("base: tiny.yaml", "base:   renamed.yaml  # here");
    Path file = Files.writeString(directory.resolve("moved.yaml"), moved);
    Path other =
        Files.writeString(directory.resolve("other.yaml"), moved.replace("heads: 3", "heads: 6"));

    String hash = Studies.load("rejects").hash();
    assertThat(StudyLoader.load(file).hash()).isEqualTo(hash);
    assertThat(StudyLoader.load(other).hash()).isNotEqualTo(hash);
  }
}
