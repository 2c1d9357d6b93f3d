package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Searches by methods, from the study to its result. */
class SearchesTest {

  private static final StudySpec STUDY = Studies.load("space");
  private static final StudyResult RESULT = StudyRunner.run(STUDY);

  @Test
  void eachAlgorithmHasTheWholeBudgetAndAsksForNothingTwice() {
    Map<Variant, TrialResult> trials =
        RESULT.trials().stream()
            .collect(Collectors.toMap(TrialResult::variant, Function.identity()));

    assertThat(RESULT.searched().runs())
        .extracting(SearchRun::algorithm)
        .isEqualTo(STUDY.design().search().orElseThrow().algorithms());
    for (SearchRun run : RESULT.searched().runs()) {
      assertThat(run.evaluated()).doesNotHaveDuplicates();
      assertThat(run.evaluated()).filteredOn(it -> completed(trials, it)).hasSize(30);
    }
    // A network that cannot exist costs nothing.
    assertThat(RESULT.rejected()).isNotEmpty();
    assertThat(RESULT.failed()).isEmpty();
  }

  private static boolean completed(Map<Variant, TrialResult> trials, Variant variant) {
    return trials.get(variant).completed().isPresent();
  }

  @Test
  void everyVariantKeepsTheConditionsAndComparisons() {
    assertThat(RESULT.trials())
        .allSatisfy(
            it -> {
              Map<String, String> choices = it.variant().choices();
              assertThat(STUDY.conditions().broken(choices)).isEmpty();
              assertThat(Integer.parseInt(choices.get("up")))
                  .isGreaterThanOrEqualTo(Integer.parseInt(choices.get("resnets")));
            });
  }

  @Test
  void aSpaceThatIsExhaustedEndsTheSearch() {
    StudyResult result =
        StudyRunner.run(
            Studies.load("space", "design={search: {algorithm: nsga2, evaluations: 5000}}"));
    assertThat(result.trials().size() - result.rejected().size()).isEqualTo(5 * 4 * 9);
  }

  /** Between any two rounds. */
  @Test
  void stoppedAnywhereItEndsAsIfNeverStopped() {
    for (int rounds : new int[] {1, 17, 36}) {
      MemoryStore store = new MemoryStore();
      RunSettings settings = RunSettings.PLAIN.with(store);
      AtomicInteger asked = new AtomicInteger(rounds);
      RunSettings stopped = settings.withStopped(() -> asked.decrementAndGet() < 0);
      assertThatThrownBy(() -> StudyRunner.run(STUDY, stopped))
          .isInstanceOf(CancellationException.class);

      assertThat(StudyRunner.run(STUDY, settings).trials()).isEqualTo(RESULT.trials());
    }
  }

  /** The rule's limits are the search's. */
  @Test
  void aLimitIsLearned() {
    String design = "design={search: {algorithm: nsga2, objectives: [macs], evaluations: 60}}";
    StudyResult result =
        StudyRunner.run(Studies.load("space", design, "select.where={params: \">= 1.05M\"}"));
    long kept =
        result.searched().runs().get(0).evaluated().stream()
            .skip(40)
            .filter(it -> params(result, it) >= 1_050_000)
            .count();
    assertThat(kept).isGreaterThan(10);
  }

  private static long params(StudyResult result, Variant variant) {
    return result.completed().stream()
        .filter(it -> it.variant().equals(variant))
        .mapToLong(it -> it.counted().require("params").longValueExact())
        .findFirst()
        .orElse(0);
  }

  @Test
  void nothingThatASearchFindsDominatesTheExactFront() {
    StudyResult result =
        StudyRunner.run(
            Studies.load(
                "space",
                "design={search: {algorithm: [exact, nsga2], objectives: [macs, params], evaluations: 60}}"));
    List<SearchRun> runs = result.searched().runs();
    assertThat(runs.get(0).space().orElseThrow().isExact()).isTrue();

    List<double[]> front = values(result, runs.get(0).evaluated());
    List<double[]> found = values(result, runs.get(1).evaluated());
    assertThat(front).hasSize(runs.get(0).space().get().members());
    assertThat(found)
        .hasSize(60)
        .allSatisfy(it -> assertThat(front).noneMatch(member -> dominates(it, member)))
        .allSatisfy(
            it -> assertThat(front).anyMatch(member -> dominates(member, it) || same(member, it)));
  }

  private static boolean same(double[] one, double[] other) {
    return one[0] == other[0] && one[1] == other[1];
  }

  private static boolean dominates(double[] one, double[] other) {
    return one[0] <= other[0] && one[1] <= other[1] && !same(one, other);
  }

  private static List<double[]> values(StudyResult result, List<Variant> variants) {
    return result.completed().stream()
        .filter(it -> variants.contains(it.variant()))
        .map(
            it ->
                new double[] {
                  it.counted().require("macs").doubleValue(),
                  it.counted().require("params").doubleValue()
                })
        .toList();
  }

  @Test
  void theBenchmarkComparesEveryMethodWithTheExactFront() {
    StudySpec benchmark = StudyLoader.load(Path.of("../examples/search/benchmark.yaml"));
    assertThat(benchmark.design().search().orElseThrow().algorithms())
        .startsWith(SearchAlgorithm.EXACT)
        .containsAll(STUDY.design().search().orElseThrow().algorithms());
  }
}
