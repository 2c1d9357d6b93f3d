package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A study that asks for latency has some of its networks measured, and the others not. */
class MeasuringTest {

  private final List<BenchSubject> asked = new ArrayList<>();
  private final List<List<BenchSubject>> sessions = new ArrayList<>();
  private boolean broken;

  @Test
  void theBaseTheLadderAndTheFrontAreMeasuredOnceEach() {
    StudyResult result = run("metrics=[params, macs, latency]");

    List<SpecHash> expected = new ArrayList<>();
    expected.add(((Completed) result.base()).hash());
    result.ladder().rungs().forEach(it -> expected.add(((Completed) it.after()).hash()));
    result.decision().fronts().get(0).members().forEach(it -> expected.add(it.hash()));
    assertThat(asked).extracting(BenchSubject::hash).containsOnlyOnceElementsOf(expected);
    assertThat(asked)
        .extracting(BenchSubject::hash)
        .containsOnly(expected.toArray(SpecHash[]::new));
    assertThat(asked.get(0).hash()).isEqualTo(((Completed) result.base()).hash());
    assertThat(result.measurements().get(0).sessions().get(0).measured())
        .first()
        .satisfies(it -> assertThat(it.measured().name()).isEqualTo("#0"));
  }

  @Test
  void whatWasMeasuredIsTheTrialsLatency() {
    StudyResult result = run("metrics=[params, macs, latency]");

    Completed winner = result.decision().winner().orElseThrow();
    assertThat(winner.value(Metrics.LATENCY)).isPresent();
    assertThat(winner.counted().get("latency")).isEmpty();
    assertThat(result.measurements().get(0).of(winner.hash())).isPresent();
    Rung rung = result.ladder().rungs().get(0);
    assertThat(rung.change("latency").orElseThrow().relative()).isEmpty();
    assertThat(result.compare(Metrics.LATENCY, rung.after(), rung.before())).isPresent();
    assertThat(result.compare(Metrics.LATENCY, rung.after(), rung.after())).isEmpty();
    assertThat(result.completed())
        .allSatisfy(
            trial ->
                assertThat(trial.value(Metrics.LATENCY).isPresent())
                    .isEqualTo(asked.stream().anyMatch(it -> it.hash().equals(trial.hash()))));
  }

  /** Blocks of three with the base in each; a repetition measures everything once more. */
  @Test
  void blocksAndReplicatesAreSessionsOfTheirOwn() {
    StudyResult once = run("metrics=[params, macs, latency]");
    int networks = asked.size();
    asked.clear();

    StudyResult twice =
        StudyRunner.run(
            Studies.load(
                "choice",
                "metrics=[params, macs, latency]",
                "design.replicates=2",
                "design.block=3"),
            RunSettings.PLAIN.with("host", new Listening()));

    assertThat(sessions).allSatisfy(it -> assertThat(it).hasSizeBetween(2, networks));
    Completed base = (Completed) twice.base();
    assertThat(sessions.subList(1, sessions.size()))
        .hasSizeGreaterThan(2)
        .allSatisfy(it -> assertThat(it.get(0).hash()).isEqualTo(base.hash()));
    Completed winner = twice.decision().winner().orElseThrow();
    assertThat(twice.measurements().get(0).trials().get(winner.hash())).hasSize(2);
    assertThat(winner.value(Metrics.LATENCY))
        .isEqualTo(once.decision().winner().orElseThrow().value(Metrics.LATENCY));
  }

  @Test
  void aNetworkThatBreaksHasNoLatencyAndTheStudyGoesOn() {
    broken = true;
    StudyResult result = run("metrics=[params, macs, latency]");

    assertThat(result.measurements().get(0).trials()).isEmpty();
    assertThat(result.measurements().get(0).failed().values())
        .isNotEmpty()
        .allMatch(it -> it.contains("no memory"));
    assertThat(result.decision().winner()).isPresent();
  }

  /**
   * The rule rests on latency, so the network that would be chosen is measured, whatever its place.
   */
  @Test
  void whomTheRuleMightChooseIsMeasured() {
    StudyResult result =
        StudyRunner.run(
            Studies.load(
                "choice",
                "metrics=[params, macs, latency]",
                "select={minimize: [latency, params]}"),
            RunSettings.PLAIN.with("host", new Listening()));

    Completed winner = result.decision().winner().orElseThrow();
    assertThat(winner.value(Metrics.LATENCY)).isPresent();
    assertThat(asked).extracting(BenchSubject::hash).contains(winner.hash());
  }

  @Test
  void aStudyThatDoesNotAskIsNotMeasured() {
    assertThat(run("metrics=[params, macs]").measurements()).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void withoutAMeasurerTheLatencyIsNotShown() {
    StudyResult result = Studies.run("choice", "metrics=[params, latency]");

    assertThat(result.measurements()).isEmpty();
    assertThat(result.study().metrics()).extracting(it -> it.name()).containsExactly("params");
  }

  private StudyResult run(String set) {
    return StudyRunner.run(
        Studies.load("choice", set), RunSettings.PLAIN.with("host", new Listening()));
  }

  private final class Listening extends FakeBench {

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      asked.addAll(subjects);
      sessions.add(subjects);
      if (broken) {
        throw new IllegalStateException("no memory");
      }
      return super.measure(subjects, replicate);
    }
  }
}
