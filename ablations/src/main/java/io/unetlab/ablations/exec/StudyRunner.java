package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.VariantNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A study to its result: lay the design out, run the trials, climb the ladder, choose. */
public final class StudyRunner {

  private final StudySpec study;
  private final RunSettings settings;
  private final DesignPlan plan;

  private StudyRunner(StudySpec study, RunSettings settings) {
    this.study = study;
    this.settings = settings;
    this.plan = DesignPlan.of(study.factors(), study.design());
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
    Measuring measuring = new Measuring(study, settings, settings.measurer().orElseThrow());
    Map<Variant, Integer> numbers = new HashMap<>();
    trials.forEach(it -> numbers.put(it.variant(), numbers.size()));
    measuring.measure(
        Candidates.of(trials, counted.ladder().rungs(), counted.decision()),
        it -> "#" + numbers.get(it.variant()));
    Measurements measurements = measuring.measurements();
    return result(measurements.addTo(trials), Optional.of(measurements), runner.reused());
  }

  private StudyResult result(
      List<TrialResult> trials, Optional<Measurements> measurements, int reused) {
    return StudyResults.of(study, plan, trials, measurements, reused);
  }
}
