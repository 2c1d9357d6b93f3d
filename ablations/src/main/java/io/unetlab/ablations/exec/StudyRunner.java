package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.Metrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** A study to its result: lay the design out, run the trials, climb the ladder, choose. */
public final class StudyRunner {

  /** A rule that rests on latency may have more networks measured; a run has to end. */
  private static final int MOST_SESSIONS = 5;

  private final StudySpec study;
  private final RunSettings settings;
  private final DesignPlan plan;

  private StudyRunner(StudySpec study, RunSettings settings) {
    this.study = study;
    this.settings = settings;
    this.plan = DesignPlanner.plan(study);
  }

  /** Runs a study without measuring or keeping anything; the same study gives the same result. */
  public static StudyResult run(StudySpec study) {
    return run(study, RunSettings.PLAIN);
  }

  /**
   * Runs a study and, when it asks for latency and there is something to measure it with, measures
   * the base, the ladder's steps and the front's candidates.
   *
   * @throws CancellationException when it was stopped before there is anything to choose among;
   *     what is done is in the store
   */
  public static StudyResult run(StudySpec study, RunSettings settings) {
    boolean measures = study.asksForLatency() && settings.measurer().isPresent();
    return new StudyRunner(measures ? study : study.withoutLatency(), settings).run();
  }

  private StudyResult run() {
    List<Variant> variants =
        plan.variants().stream().filter(it -> it.isBase() || settings.only().test(it)).toList();
    TrialRunner runner = new TrialRunner(study, settings);
    List<VariantNetwork> networks = runner.run(variants);
    if (networks.size() < variants.size()) {
      throw new CancellationException(networks.size() + " of " + variants.size() + " variants");
    }
    List<TrialResult> trials = TrialResults.of(study, variants, networks, runner.counts());
    StudyResult counted = result(trials, Optional.empty(), runner.reused());
    if (!study.asksForLatency()) {
      return counted;
    }
    Measurements measurements = measure(counted);
    return result(measurements.addTo(trials), Optional.of(measurements), runner.reused());
  }

  private Measurements measure(StudyResult counted) {
    Measuring measuring = new Measuring(study, settings, settings.measurer().orElseThrow());
    Map<Variant, Integer> numbers = new HashMap<>();
    counted.trials().forEach(it -> numbers.put(it.variant(), numbers.size()));
    Function<Completed, String> naming = it -> "#" + numbers.get(it.variant());
    List<Completed> candidates =
        Candidates.of(counted.trials(), counted.ladder().rungs(), counted.decision());
    if (candidates.isEmpty()) {
      return measuring.measurements();
    }
    measuring.measure(candidates, naming);
    if (study.select().metrics().contains(Metrics.LATENCY)) {
      measureHopefuls(counted, measuring, naming);
    }
    return measuring.measurements();
  }

  private void measureHopefuls(
      StudyResult counted, Measuring measuring, Function<Completed, String> naming) {
    Completed base = (Completed) counted.base();
    for (int session = 0; session < MOST_SESSIONS; session++) {
      List<Completed> known =
          measuring.measurements().addTo(counted.trials()).stream()
              .filter(Completed.class::isInstance)
              .map(Completed.class::cast)
              .toList();
      List<Completed> hopefuls = Hopefuls.of(study, known, measuring);
      if (hopefuls.isEmpty()) {
        return;
      }
      List<Completed> block = new ArrayList<>(List.of(base));
      block.addAll(hopefuls);
      measuring.measure(block, naming);
    }
  }

  private StudyResult result(
      List<TrialResult> trials, Optional<Measurements> measurements, int reused) {
    return StudyResults.of(study, plan, trials, measurements, reused);
  }
}
