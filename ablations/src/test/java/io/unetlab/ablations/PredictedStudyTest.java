package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.PredictedLatencies;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyPlanner;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.select.Verdict;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.builders.Networks;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.MadeModel;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose latencies a model predicts. */
class PredictedStudyTest {

  private static final String METRICS = "metrics=[params, macs, latency]";

  @TempDir private Path folder;

  private String model(String study, String without) {
    Path file = folder.resolve("model.yaml");
    MadeModel.write(file, Studies.load(study), it -> without.isEmpty() || !it.startsWith(without));
    return "targets=[{name: host, predict: '" + file + "'}]";
  }

  @Test
  void everyVariantHasTheModelsSumOfItsNodes() {
    StudySpec study = Studies.load("choice", METRICS, model("choice", ""));
    StudyResult result = StudyRunner.run(study);
    LatencyModel model = ModelLoader.load(folder.resolve("model.yaml")).model();
    PredictedLatencies latencies = result.predicted(Metrics.LATENCY).orElseThrow();

    assertThat(result.completed()).hasSizeGreaterThan(10);
    for (Completed trial : result.completed()) {
      Predicted predicted =
          model.predict(
              Networks.graph(
                  new VariantBuilder(study).spec(trial.variant()).parts().get(0).network()));
      double millis = predicted.total().orElseThrow().millis();
      assertThat(trial.value(Metrics.LATENCY).orElseThrow().doubleValue()).isEqualTo(millis);
      assertThat(trial.isPredicted(Metrics.LATENCY)).isTrue();
      Interval interval = latencies.interval(trial).orElseThrow();
      assertThat(interval.low()).isCloseTo(0.95 * millis, within(1e-6));
      assertThat(latencies.composed(trial).orElseThrow().how()).isEqualTo(HowKnown.PREDICTED);
      // A normal distribution's 95 % interval is 3.92 standard deviations wide.
      assertThat(trial.errors(Metrics.LATENCY).sds().values())
          .singleElement()
          .satisfies(
              it -> assertThat(it.doubleValue()).isCloseTo(0.1 * millis / 3.92, within(1e-6)));
    }
    assertThat(result.measurements()).isEmpty();
  }

  @Test
  void aModelMayBeMissingWhereOnlyTheSpaceIsRead() throws IOException {
    Path file = folder.resolve("study.yaml");
    String base = Path.of("src/test/resources/studies/tiny.yaml").toAbsolutePath().toString();
    String text =
        """
        kind: study
        name: made_later
        base: BASE
        factors: [{name: width, path: "levels[0].channels", values: [8, 16]}]
        design: {search: {algorithm: exact, objectives: [latency, params]}}
        metrics: [params, latency]
        targets: [{name: host, predict: host.yaml}]
        select: {minimize: latency}
        """;
    Files.writeString(file, text.replace("BASE", base));

    assertThat(StudyLoader.loadSpace(file, SpecPatch.EMPTY).factors()).hasSize(1);
    assertThatThrownBy(() -> StudyLoader.load(file))
        .hasMessageContaining("there is no file `host.yaml`")
        .hasMessageContaining("`unetlab fit host --space STUDY -o host.yaml` makes");
    Files.writeString(file, text.replace("BASE", base).replace("name: width", "nam: width"));
    assertThatThrownBy(() -> StudyLoader.loadSpace(file, SpecPatch.EMPTY))
        .hasMessageContaining("unknown key `nam`");
  }

  @Test
  void aRuleChoosesByPredictedLatency() {
    StudyResult result =
        StudyRunner.run(
            Studies.load(
                "choice", METRICS, model("choice", ""), "select={minimize: [latency, params]}"));

    Completed winner = result.decision().winner().orElseThrow();
    assertThat(result.completed())
        .allSatisfy(
            it ->
                assertThat(it.value(Metrics.LATENCY).orElseThrow())
                    .isGreaterThanOrEqualTo(winner.value(Metrics.LATENCY).orElseThrow()));
  }

  @Test
  void whatTheModelRefusesIsUnknownWithTheReason() {
    StudyResult result =
        StudyRunner.run(
            Studies.load(
                "choice",
                METRICS,
                model("choice", "silu of tokens"),
                "select={minimize: params, where: {latency: '<= 7 s'}}"));

    assertThat(result.completed())
        .filteredOn(it -> it.variant().label().contains("gate=swish"))
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.value(Metrics.LATENCY)).isEmpty();
              assertThat(it.refusal(Metrics.LATENCY).orElseThrow())
                  .contains("no operation of this kind was measured");
            });
    assertThat(result.completed())
        .filteredOn(it -> !it.variant().label().contains("gate=swish"))
        .allMatch(it -> it.value(Metrics.LATENCY).isPresent());
    assertThat(result.decision().verdicts())
        .flatExtracting(Verdict::reasons)
        .anySatisfy(it -> assertThat(it).contains("its latency is not predicted: silu of tokens"));
  }

  @Test
  void ofAPipelineItIsTheSumOverThePartsOfRunsTimesLatency() {
    StudyResult result =
        StudyRunner.run(Studies.load("pipeline", "metrics=[macs, latency]", model("pipeline", "")));
    PredictedLatencies latencies = result.predicted(Metrics.LATENCY).orElseThrow();

    for (Completed trial : result.completed()) {
      long nanos =
          latencies.terms(trial).stream()
              .mapToLong(it -> it.runs() * latencies.of(it).orElseThrow().nanos())
              .sum();
      assertThat(trial.value(Metrics.LATENCY).orElseThrow().movePointRight(6).longValueExact())
          .isEqualTo(nanos);
    }
  }

  @Test
  void nothingIsPlannedToBeMeasured() {
    StudySpec study = Studies.load("choice", METRICS, model("choice", ""));

    assertThat(StudyPlanner.plan(study, LatencyProtocol.QUICK).measuring()).isEmpty();
  }

  @Test
  void theModelsContentIsOfTheStudysHash() throws IOException {
    String targets = model("choice", "");
    String before = Studies.load("choice", METRICS, targets).hash();
    Path other = Files.move(folder.resolve("model.yaml"), folder.resolve("other.yaml"));
    String renamed = targets.replace("model.yaml", "other.yaml");

    assertThat(Studies.load("choice", METRICS, renamed).hash()).isEqualTo(before);
    Files.writeString(other, Files.readString(other).replace("kernel_ms: 10", "kernel_ms: 11"));
    assertThat(Studies.load("choice", METRICS, renamed).hash()).isNotEqualTo(before);
  }

  @Test
  void problemsOfTheModelPointAtTheStudyAndNameTheModelsLine() throws IOException {
    String targets = model("choice", "");
    Path file = folder.resolve("model.yaml");
    Files.writeString(file, Files.readString(file).replace("kernel_ms: 10", "kernel_ms: fast"));

    assertThatThrownBy(() -> Studies.load("choice", METRICS, targets))
        .isInstanceOfSatisfying(
            SpecException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .extracting(Problem::message)
                    .asString()
                    .matches("`.*model.yaml` cannot be used: line \\d+: .*kernel_ms.*fast.*"));
  }

  @Test
  void aStoreHasTheModel() throws IOException {
    model("choice", "");
    String targets = "targets=[{name: host, predict: model.yaml}]";
    for (String name : List.of("choice.yaml", "tiny.yaml")) {
      Files.copy(Studies.DIRECTORY.resolve(name), folder.resolve(name));
    }
    Path file = folder.resolve("choice.yaml");
    SpecPatch patch =
        SpecPatch.parse(METRICS, new Problems()).andThen(SpecPatch.parse(targets, new Problems()));
    StudySpec study = StudyLoader.load(file, patch);
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored =
          new StoredStudy(
              study.hash(),
              Optional.empty(),
              "choice",
              "test",
              StudyFiles.copy(file, StudyLoader.files(file, patch)),
              List.of(METRICS, targets),
              Instant.EPOCH,
              false);
      store.studies().begin(stored);
      StudyResult run = StudyRunner.run(study, RunSettings.PLAIN.with(store.of(stored)));
      Files.delete(folder.resolve("model.yaml"));

      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));

      assertThat(read.trials()).isEqualTo(run.trials());
      assertThat(read.completed()).allMatch(it -> it.isPredicted(Metrics.LATENCY));
    }
  }
}
