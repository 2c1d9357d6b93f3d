package io.unetlab.ablations.propose;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyPlan;
import io.unetlab.ablations.exec.StudyPlanner;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.predict.MadeModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose objectives include a latency that a model predicts. */
class PredictedSearchTest {

  private static final String METRICS = "metrics=[params, macs, latency, fid]";
  private static final String ALL = "design={factorial: all}";

  @TempDir private Path folder;

  private StudySpec study(String name, String without, String... changes) {
    Path file = folder.resolve("model.yaml");
    MadeModel.write(file, Studies.load(name), it -> without.isEmpty() || !it.contains(without));
    String[] all = new String[changes.length + 2];
    all[0] = METRICS;
    all[1] = "targets=[{name: host, predict: '" + file + "'}]";
    System.arraycopy(changes, 0, all, 2, changes.length);
    return Studies.load(name, all);
  }

  private static StudyResult run(StudySpec study) {
    return StudyRunner.run(study, RunSettings.PLAIN);
  }

  private static Set<String> front(StudyResult result, List<Metric> objectives) {
    List<Completed> known =
        result.completed().stream()
            .filter(it -> objectives.stream().allMatch(each -> it.value(each).isPresent()))
            .toList();
    return known.stream()
        .filter(it -> known.stream().noneMatch(other -> dominates(other, it, objectives)))
        .map(it -> values(it, objectives))
        .collect(Collectors.toSet());
  }

  private static boolean dominates(Completed one, Completed other, List<Metric> objectives) {
    boolean better = false;
    for (Metric each : objectives) {
      int sign = one.value(each).orElseThrow().compareTo(other.value(each).orElseThrow());
      if (sign > 0) {
        return false;
      }
      better |= sign < 0;
    }
    return better;
  }

  private static String values(Completed trial, List<Metric> objectives) {
    return objectives.stream()
        .map(
            it -> trial.value(it).map(BigDecimal::stripTrailingZeros).orElseThrow().toPlainString())
        .collect(Collectors.joining(" "));
  }

  private static Metric metric(String name) {
    return Metrics.find(name).orElseThrow();
  }

  /** Without some operations, the model refuses some of the networks. */
  @ParameterizedTest
  @CsvSource({
    "'', 'params, latency, fid', false",
    "'in 48', 'latency, macs, fid', true",
    "'silu of tokens', 'latency, fid', true",
    "'gelu of tokens', 'latency, fid', true"
  })
  void theExactFrontIsThatOfAllVariants(String without, String objectives, boolean refused) {
    List<Metric> metrics =
        Arrays.stream(objectives.split(", ")).map(PredictedSearchTest::metric).toList();
    String search = "design={search: {algorithm: exact, objectives: [" + objectives + "]}}";
    StudyResult found = run(study("exact", without, search, "select={minimize: latency}"));
    StudyResult all = run(study("exact", without, ALL, "select={minimize: latency}"));

    assertThat(all.completed().stream().anyMatch(it -> it.refusal(Metrics.LATENCY).isPresent()))
        .isEqualTo(refused);
    assertThat(front(found, metrics)).isEqualTo(front(all, metrics)).hasSizeGreaterThan(2);
    assertThat(found.decision().winner().orElseThrow().value(Metrics.LATENCY))
        .isEqualTo(all.decision().winner().orElseThrow().value(Metrics.LATENCY));
    assertThat(found.searched().leftOut()).noneMatch(it -> it.contains("error in this program"));
    assertThat(found.measurements()).isEmpty();
  }

  @Test
  void whatTheModelRefusesIsCountedWithAReason() {
    StudyResult found =
        run(
            study(
                "exact",
                "silu of tokens",
                "design={search: {algorithm: exact, objectives: [latency, fid]}}"));

    assertThat(found.searched().leftOut())
        .singleElement()
        .asString()
        .startsWith("24 of 60 combinations: no latency is predicted: silu of tokens, batch 1")
        .endsWith("no operation of this kind was measured");
  }

  @Test
  void aLimitOnAPredictedLatencyNarrowsTheChoice() {
    String rule = "select={minimize: fid, where: {latency: '<= 5.5 ms'}}";
    StudyResult found =
        run(
            study(
                "exact",
                "",
                "design={search: {algorithm: exact, objectives: [fid, latency]}}",
                rule));
    StudyResult all = run(study("exact", "", ALL, rule));

    Completed winner = found.decision().winner().orElseThrow();
    assertThat(winner.value(metric("fid")))
        .isEqualTo(all.decision().winner().orElseThrow().value(metric("fid")));
    assertThat(winner.value(Metrics.LATENCY).orElseThrow())
        .isLessThanOrEqualTo(new BigDecimal("5.5"));
  }

  /** A network whose latency the model refuses may keep the limit, if the rule allows it. */
  @Test
  void anUnknownLatencyIsAllowedOrRefusedAsTheRuleSays() {
    for (String unknown : List.of("allow", "refuse")) {
      String rule =
          "select={minimize: params, where: {latency: '<= 5 ms', fid: '<= 12.5'}, unknown: "
              + unknown
              + "}";
      String search = "design={search: {algorithm: exact, objectives: [fid, latency]}}";
      Completed found =
          run(study("exact", "gelu of tokens", search, rule)).decision().winner().orElseThrow();
      Completed all =
          run(study("exact", "gelu of tokens", ALL, rule)).decision().winner().orElseThrow();

      assertThat(found.value(metric("params"))).as(unknown).isEqualTo(all.value(metric("params")));
      assertThat(found.value(Metrics.LATENCY).isEmpty()).isEqualTo(unknown.equals("allow"));
    }
  }

  @Test
  void pipelinesAreSearchedByTheSumOfTheirParts() {
    List<Metric> objectives = List.of(Metrics.LATENCY, metric("params"));
    String rule = "select={minimize: latency}";
    StudyResult found =
        run(
            study(
                "pipeline",
                "",
                "design={search: {algorithm: exact, objectives: [latency, params]}}",
                "metrics=[params, latency]",
                rule));
    StudyResult all = run(study("pipeline", "", ALL, "metrics=[params, latency]", rule));

    assertThat(front(found, objectives)).isEqualTo(front(all, objectives)).isNotEmpty();
    assertThat(found.searched().leftOut()).noneMatch(it -> it.contains("error in this program"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nsga2", "surrogate", "local"})
  void otherAlgorithmsNeedNoMeasurementEither(String algorithm) {
    StudyResult found =
        run(
            study(
                "exact",
                "",
                "design={search: {algorithm: "
                    + algorithm
                    + ", objectives: [latency, params], evaluations: 40, batch: 10}}"));

    assertThat(found.completed()).hasSizeGreaterThan(10);
    assertThat(found.completed()).allMatch(it -> it.isPredicted(Metrics.LATENCY));
    Optional<Completed> least =
        found.completed().stream()
            .min(
                (a, b) ->
                    a.value(Metrics.LATENCY)
                        .orElseThrow()
                        .compareTo(b.value(Metrics.LATENCY).orElseThrow()));
    assertThat(least.orElseThrow().value(Metrics.LATENCY).orElseThrow())
        .isLessThan(((Completed) found.base()).value(Metrics.LATENCY).orElseThrow());
  }

  @Test
  void thePlanShowsItsRangeAndThatNothingIsMeasured() {
    StudyPlan plan =
        StudyPlanner.plan(
            study("exact", "", "design={search: {algorithm: exact, objectives: [latency, fid]}}"),
            LatencyProtocol.QUICK);

    assertThat(plan.measuring()).isEmpty();
    assertThat(plan.design().searched().leftOut()).isEmpty();
    assertThat(plan.space().orElseThrow().ranges())
        .filteredOn(it -> it.metric().equals(Metrics.LATENCY))
        .singleElement()
        .satisfies(it -> assertThat(it.least()).isLessThan(it.greatest()));
  }
}
