package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.quality.TrainedNetworks;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user's own trained networks do to predictions. */
class TrainedTest {

  private static final Metric FID = Metrics.find("fid").orElseThrow();
  private static final String NOTHING = "ratio,fid\n";

  @TempDir private Path directory;

  @Test
  void aMeasuredValueReplacesThePrediction() throws IOException {
    Prediction predicted = fid(NOTHING, "ratio=three");
    Prediction measured = fid("ratio,fid,fid_sd\nthree,10.1,0.2\n", "ratio=three");

    assertThat(predicted.value().orElseThrow()).isEqualByComparingTo("10.5");
    assertThat(predicted.sd()).isEqualTo(Math.hypot(0.3, 0.4), within(1e-12));
    assertThat(predicted.isMeasured()).isFalse();
    assertThat(measured.value().orElseThrow()).isEqualByComparingTo("10.1");
    assertThat(measured.isMeasured()).isTrue();
    assertThat(measured.chain())
        .containsExactly(
            new Term(
                "trained",
                measured.value().orElseThrow(),
                OptionalDouble.of(0.2),
                EvidenceKind.MEASURED,
                Firmness.HIGH,
                file() + ":2"));
  }

  @Test
  void aNetworkIsKnownByItsHashOrTheBeginningOfIt() throws IOException {
    StudyResult plain = run(NOTHING);
    String hash = completed(plain, "gate=swish").hash().hex();

    for (String spec : List.of(hash, hash.substring(0, 8))) {
      StudyResult result = run("spec,fid\n" + spec + ",9\n");
      assertThat(fid(result, "gate=swish").value().orElseThrow()).isEqualByComparingTo("9");
      assertThat(changed(plain, result)).containsExactlyInAnyOrderElementsOf(swishes());
    }
  }

  @Test
  void aHashOfAnotherNetworkIsOfNobodyAndIsCounted() throws IOException {
    StudyResult result = run("spec,ratio,fid\n00000000,,9\n,three,9\n");

    TrainedNetworks trained = trained(result);
    assertThat(trained.here()).isEqualTo(1);
    assertThat(trained.others()).isEqualTo(1);
    assertThat(trained.elsewhere()).extracting(row -> row.location().line()).containsExactly(2);
  }

  /** A training with two seeds has a row for each. */
  @Test
  void severalRowsOfANetworkAreOneNetwork() throws IOException {
    TrainedNetworks trained =
        trained(run("spec,ratio,fid\n,three,9\n,three,8\n00000000,,9\n00000000,,8\n"));

    assertThat(trained.here()).isEqualTo(1);
    assertThat(trained.others()).isEqualTo(1);
    assertThat(trained.elsewhere()).hasSize(2);
  }

  @Test
  void aRowWithAHashAndOtherChoicesIsOfNobody() throws IOException {
    String hash = completed(run(NOTHING), "gate=swish").hash().hex();

    StudyResult wrong = run("spec,ratio,gate,fid\n" + hash + ",three,,9\n");
    StudyResult right = run("spec,ratio,gate,fid\n" + hash + ",,swish,9\n");

    assertThat(trained(wrong).elsewhere()).hasSize(1);
    assertThat(fid(wrong, "gate=swish").isMeasured()).isFalse();
    assertThat(fid(right, "gate=swish").isMeasured()).isTrue();
  }

  @Test
  void variantsWithTheSameNetworkWereTrainedTogether() throws IOException {
    StudyResult result = run("gate,fid\nswish,9\n");

    assertThat(fid(result, "gate=swish depth=uno").isMeasured()).isTrue();
  }

  @Test
  void seedsAreAveragedAndTheirSpreadIsTheUncertainty() throws IOException {
    Prediction three = fid("ratio,fid\nthree,10\nthree,11\nthree,12\n", "ratio=three");
    Prediction stated = fid("ratio,fid,fid_sd\nthree,10,0.3\nthree,11,0.4\n", "ratio=three");

    assertThat(three.value().orElseThrow()).isEqualByComparingTo("11");
    assertThat(three.sd()).isEqualTo(1 / Math.sqrt(3), within(1e-12));
    assertThat(three.chain().get(0).source()).isEqualTo(file() + ":2, 3, 4");
    assertThat(stated.value().orElseThrow()).isEqualByComparingTo("10.5");
    assertThat(stated.sd()).isEqualTo(0.25, within(1e-12));
  }

  @Test
  void theWeakestRowSaysHowFirmAndEverySourceIsNamed() throws IOException {
    Term term =
        fid("ratio,fid,source,firmness\nthree,10,run a,\nthree,11,\"b, or c\",low\n", "ratio=three")
            .chain()
            .get(0);

    assertThat(term.firmness()).isEqualTo(Firmness.LOW);
    assertThat(term.source()).isEqualTo("run a; b, or c (" + file() + ":2, 3)");
  }

  @Test
  void aMeasuredBaseIsWhereEveryPredictionStarts() throws IOException {
    StudyResult result = run("ratio,fid,fid_sd\nfour,9,0.1\n");

    assertThat(fid(result, "base").isMeasured()).isTrue();
    Prediction three = fid(result, "ratio=three");
    assertThat(three.value().orElseThrow()).isEqualByComparingTo("9.5");
    assertThat(three.chain().get(0).label()).isEqualTo("base");
    assertThat(three.weakestKind()).contains(EvidenceKind.PUBLISHED);
    // What both rest on cancels.
    assertThat(three.sdOfDifference(fid(result, "base"))).isEqualTo(0.4, within(1e-12));
  }

  @Test
  void aPairThatDiffersInOneChoiceShowsItsEffectEverywhere() throws IOException {
    StudyResult result = run("ratio,gate,fid,fid_sd\nthree,,10.1,0.3\nthree,relu,10.4,0.4\n");

    Prediction relu = fid(result, "gate=relu");
    assertThat(relu.value().orElseThrow()).isEqualByComparingTo("10.3");
    assertThat(relu.chain().get(1).kind()).isEqualTo(EvidenceKind.MEASURED);
    assertThat(relu.chain().get(1).sd().orElseThrow()).isEqualTo(0.5, within(1e-12));
    assertThat(relu.chain().get(1).source()).isEqualTo(file() + ":3, 2");
    // Both have the option, so they say nothing of it.
    assertThat(fid(result, "ratio=three gate=swish").missing()).isEmpty();
    assertThat(fid(result, "ratio=three gate=swish").chain().get(1).source()).isEqualTo("paper");
  }

  @Test
  void ownPairsGoBeforePublishedEvidenceAndTheirDifferencesAreAveraged() throws IOException {
    StudyResult result =
        run("ratio,gate,fid\nfour,,10\nthree,,10.2\nfour,relu,11\nthree,relu,11.6\n");

    Term three = fid(result, "ratio=three gate=swish").chain().get(1);
    assertThat(three.label()).isEqualTo("ratio=three");
    assertThat(three.amount()).isEqualByComparingTo("0.4");
    // s of 0.2 and 0.6 is 0.2 * sqrt(2); one more combination: sqrt(1 + 1/2) of it.
    assertThat(three.sd().orElseThrow())
        .isEqualTo(0.2 * Math.sqrt(2) * Math.sqrt(1.5), within(1e-9));
  }

  @Test
  void twoNetworksThatDifferInTwoChoicesShowNoEffect() throws IOException {
    StudyResult result = run("ratio,gate,fid\nfour,,10\nthree,relu,11\n");

    assertThat(fid(result, "gate=relu").missing())
        .containsExactly("nothing is known about gate=relu");
  }

  /** What a row is not of, and what no pair with it shows, stays as it was. */
  @ParameterizedTest
  @ValueSource(strings = {"three,gelu", "four,swish", "three,swish", "three,relu", "four,relu"})
  void aRowWithoutAPartnerChangesOnlyItsOwnNetwork(String choices) throws IOException {
    StudyResult plain = run("ratio,gate,fid\n");
    StudyResult result = run("ratio,gate,fid\n" + choices + ",42\n");

    List<String> changed = changed(plain, result);
    assertThat(changed).isNotEmpty();
    for (Completed variant : result.completed()) {
      boolean covered =
          (variant.variant().choices().get("ratio") + "," + variant.variant().choices().get("gate"))
              .equals(choices);
      assertThat(changed.contains(Studies.label(variant)))
          .as(Studies.label(variant))
          .isEqualTo(covered);
    }
  }

  @Test
  void aMetricThatOnlyTrainedNetworksStateIsUnknownElsewhere() throws IOException {
    StudyResult result = run("ratio,clip\nthree,0.3\n");
    Metric clip = Metrics.find("clip").orElseThrow();

    assertThat(Studies.quality(completed(result, "ratio=three"), clip).isMeasured()).isTrue();
    assertThat(Studies.quality(completed(result, "gate=swish"), clip).missing())
        .containsExactly("nothing is known about the base", "nothing is known about gate=swish");
  }

  @Test
  void statementsWithoutAStandardDeviationAreNamed() throws IOException {
    Prediction swish = fid(NOTHING, "gate=swish");

    assertThat(swish.sd()).isEqualTo(0.3, within(1e-12));
    assertThat(swish.withoutSd()).extracting(Term::label).containsExactly("gate=swish");
  }

  @Test
  void otherTrainedResultsAreAnotherStudy() throws IOException {
    String one = load("ratio,fid\nthree,10\n").hash();

    assertThat(load("fid,ratio\r\n10,three\r\n").hash()).isEqualTo(one);
    assertThat(load("ratio,fid,name\nthree,10,run a\n").hash()).isEqualTo(one);
    assertThat(load("ratio,fid\nthree,11\n").hash()).isNotEqualTo(one);
    assertThat(load("ratio,fid\nfour,10\n").hash()).isNotEqualTo(one);
    assertThat(load("ratio,fid,fid_sd\nthree,10,0.1\n").hash()).isNotEqualTo(one);
    assertThat(load("ratio,fid,source\nthree,10,b\n").hash()).isNotEqualTo(one);
    assertThat(load(NOTHING).hash()).isNotEqualTo(one);
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws IOException {
    String text =
        "\uFEFF\"ratio\",\"fid\",\"source\"\r\n\r\n"
            + " three ,\"10.5\",\"a \"\"run\"\",\r\n"
            + "of mine\"\r\n"
            + "four,\"11\",é𝕏\r\n";
    StudySpec study = load(text);

    assertThat(study.trained()).hasSize(2);
    assertThat(study.trained().get(0).source()).isEqualTo("a \"run\",\r\nof mine");
    assertThat(study.trained().get(0).location().line()).isEqualTo(3);
    assertThat(study.trained().get(1).location().line()).isEqualTo(5);
    assertThat(study.trained().get(1).choices().get("ratio")).isEqualTo("four");
  }

  private StudySpec load(String csv) throws IOException {
    Files.copy(Studies.DIRECTORY.resolve("tiny.yaml"), directory.resolve("tiny.yaml"));
    Path file = directory.resolve("study.yaml");
    Files.writeString(file, Studies.text("trained"));
    Files.writeString(file(), csv);
    try {
      return StudyLoader.load(file, SpecPatch.EMPTY);
    } finally {
      Files.delete(directory.resolve("tiny.yaml"));
    }
  }

  private Path file() {
    return directory.resolve("trained.csv");
  }

  private StudyResult run(String csv) throws IOException {
    return StudyRunner.run(load(csv));
  }

  private Prediction fid(String csv, String label) throws IOException {
    return fid(run(csv), label);
  }

  private static Prediction fid(StudyResult result, String label) {
    return Studies.quality(completed(result, label), FID);
  }

  private static Completed completed(StudyResult result, String label) {
    return result.completed().stream()
        .filter(it -> Studies.label(it).equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static TrainedNetworks trained(StudyResult result) {
    return new TrainedNetworks(
        result.study(),
        result.completed().stream().collect(Collectors.toMap(Completed::variant, Completed::hash)));
  }

  private static List<String> swishes() {
    return List.of("gate=swish", "gate=swish depth=uno");
  }

  private static List<String> changed(StudyResult before, StudyResult after) {
    Map<String, Prediction> old = new LinkedHashMap<>();
    before.completed().forEach(it -> old.put(Studies.label(it), Studies.quality(it, FID)));
    return after.completed().stream()
        .filter(it -> !Studies.quality(it, FID).equals(old.get(Studies.label(it))))
        .map(Studies::label)
        .toList();
  }
}
