package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;

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
   * Runs a study and, on each target whose latency it asks for and that there is a measurer for,
   * measures the base, the ladder's steps and the front's candidates.
   *
   * @throws CancellationException when it was stopped before there is anything to choose among;
   *     what is done is in the store
   */
  public static StudyResult run(StudySpec study, RunSettings settings) {
    List<Target> known =
        study.asked().stream()
            .filter(
                it -> it.imported().isPresent() || settings.measurers().containsKey(it.name()))
            .toList();
    return new StudyRunner(study.withLatencies(known), settings).run();
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
    if (study.asked().isEmpty()) {
      return result(trials, List.of(), runner.reused());
    }
    List<TargetLatencies> imported = new ArrayList<>();
    for (Target target : study.asked()) {
      target
          .imported()
          .ifPresent(it -> imported.add(new ImportedLatencies(it, study.latency(target))));
    }
    List<TrialResult> known = TargetLatencies.addTo(trials, imported);
    List<TargetLatencies> measured = measure(result(known, imported, runner.reused()));
    List<TargetLatencies> all = inOrder(imported, measured);
    return result(TargetLatencies.addTo(trials, all), all, runner.reused());
  }

  private List<TargetLatencies> inOrder(
      List<TargetLatencies> imported, List<TargetLatencies> measured) {
    return Stream.concat(imported.stream(), measured.stream())
        .sorted(Comparator.comparing(it -> study.targets().indexOf(it.target())))
        .toList();
  }

  private List<TargetLatencies> measure(StudyResult counted) {
    List<Measuring> targets = new ArrayList<>();
    for (Target target : study.asked()) {
      if (target.imported().isEmpty()) {
        LatencyMeasurer measurer = Objects.requireNonNull(settings.measurers().get(target.name()));
        targets.add(new Measuring(study, target, settings, measurer));
      }
    }
    MeasuringTargets measuring = new MeasuringTargets(targets);
    Map<Variant, Integer> numbers = new HashMap<>();
    counted.trials().forEach(it -> numbers.put(it.variant(), numbers.size()));
    Function<Completed, String> naming = it -> "#" + numbers.get(it.variant());
    List<Completed> candidates =
        Candidates.of(counted.trials(), counted.ladder().rungs(), counted.decision());
    if (!candidates.isEmpty()) {
      measuring.measure(candidates, naming);
      measureHopefuls(counted, measuring, naming);
    }
    return measurements(measuring);
  }

  private static List<TargetLatencies> measurements(MeasuringTargets measuring) {
    return measuring.targets().stream().<TargetLatencies>map(Measuring::measurements).toList();
  }

  private void measureHopefuls(
      StudyResult counted, MeasuringTargets measuring, Function<Completed, String> naming) {
    Completed base = (Completed) counted.base();
    List<Metric> rule = study.select().metrics();
    List<Measuring> ofRule =
        measuring.targets().stream().filter(it -> rule.contains(it.metric())).toList();
    for (int session = 0; !ofRule.isEmpty() && session < MOST_SESSIONS; session++) {
      List<Completed> known =
          TargetLatencies.addTo(counted.trials(), measurements(measuring)).stream()
              .filter(Completed.class::isInstance)
              .map(Completed.class::cast)
              .toList();
      List<Completed> hopefuls = Hopefuls.of(study, known, ofRule);
      if (hopefuls.isEmpty()) {
        return;
      }
      List<Completed> block = new ArrayList<>(List.of(base));
      block.addAll(hopefuls);
      measuring.measure(block, naming);
    }
  }

  private StudyResult result(
      List<TrialResult> trials, List<TargetLatencies> latencies, int reused) {
    return StudyResults.of(study, plan, trials, latencies, reused);
  }
}
