package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Ladder;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Runs a study in stages: counts every variant that its proposer asks for, and measures those that
 * it needs the latencies of; then trains some, measures some, evaluates the ladder, and chooses.
 */
public final class StudyRunner {

  /** A rule that depends on latency may ask for more measurements; a run has to end. */
  private static final int MOST_SESSIONS = 5;

  private final StudySpec study;
  private final RunSettings settings;

  private StudyRunner(StudySpec study, RunSettings settings) {
    this.study = study;
    this.settings = settings;
  }

  /** Runs a study without measuring or keeping anything; the same study gives the same result. */
  public static StudyResult run(StudySpec study) {
    return run(study, RunSettings.PLAIN);
  }

  /**
   * Runs a study and, on each requested target with a measurer, measures the base, the ladder's
   * steps and the front's candidates.
   *
   * @throws CancellationException when it was stopped before there was anything to choose from;
   *     finished work is in the store
   */
  public static StudyResult run(StudySpec study, RunSettings settings) {
    List<Target> known =
        study.asked().stream()
            .filter(it -> !it.isMeasured() || settings.measurers().containsKey(it.name()))
            .toList();
    StudySpec scored = ScoreStage.run(study.withLatencies(known), settings);
    return new StudyRunner(scored, settings).run();
  }

  private StudyResult run() {
    List<TargetLatencies> unmeasured = TargetLatencies.unmeasured(study);
    List<Measuring> targets = targets();
    Networks networks = NetworksInPrecision.of(new Counting(study, settings), study);
    RunRounds rounds = new RunRounds(study, networks, settings, targets, unmeasured);
    DesignPlan plan = SearchFact.find(study, settings.known()).orElseGet(() -> settled(rounds));
    TrainedStudy trained = trained(Counted.of(study, plan, networks, settings.only()));
    List<TrialResult> trials = trained.counted().trials();
    StudyResults results =
        new StudyResults(trained.study(), trained.counted(), trained.trainings());
    if (study.asked().isEmpty()) {
      return results.of(trials, List.of());
    }
    List<TrialResult> known = TargetLatencies.addTo(trials, unmeasured);
    if (!targets.isEmpty() && !rounds.hasMeasured()) {
      settings.counted().accept(withoutMeasured(trained, known, unmeasured));
    }
    List<TargetLatencies> measured = measure(known, results.ladder(known), targets);
    List<TargetLatencies> all = inOrder(unmeasured, measured);
    return results.of(TargetLatencies.addTo(trials, all), all);
  }

  private DesignPlan settled(RunRounds rounds) {
    DesignPlan plan = Proposers.settle(Proposers.of(study, new StoppedWatch(settings)), rounds);
    if (!rounds.isTimed()) {
      SearchFact.keep(study, plan, settings.store());
    }
    return plan;
  }

  // As without any measurer: its targets are unknown to the result.
  private StudyResult withoutMeasured(
      TrainedStudy trained, List<TrialResult> known, List<TargetLatencies> unmeasured) {
    StudySpec shown =
        trained.study().withLatencies(unmeasured.stream().map(TargetLatencies::target).toList());
    return new StudyResults(shown, trained.counted(), trained.trainings()).of(known, unmeasured);
  }

  private TrainedStudy trained(Counted counted) {
    if (study.training().isEmpty() || settings.trainer().isEmpty()) {
      return TrainedStudy.without(study, counted);
    }
    TrainedQuality asked = study.training().get();
    List<TrialResult> trials = counted.trials();
    Ladder ladder = StudyResults.ladder(study, counted, trials);
    Trainings trainings =
        new TrainingStage(study, asked, settings)
            .run(
                settings.trainer().get(),
                TrainingChoice.of(study, asked.candidates(), trials, ladder.rungs()),
                trials);
    return TrainedStudy.of(study, counted, trainings);
  }

  private List<TargetLatencies> inOrder(
      List<TargetLatencies> unmeasured, List<TargetLatencies> measured) {
    return Stream.concat(unmeasured.stream(), measured.stream())
        .sorted(Comparator.comparing(it -> study.targets().indexOf(it.target())))
        .toList();
  }

  private List<Measuring> targets() {
    List<Measuring> targets = new ArrayList<>();
    for (Target target : study.asked()) {
      if (target.isMeasured()) {
        LatencyMeasurer measurer = Objects.requireNonNull(settings.measurers().get(target.name()));
        targets.add(new Measuring(study, target, settings, measurer));
      }
    }
    return targets;
  }

  private List<TargetLatencies> measure(
      List<TrialResult> counted, Ladder ladder, List<Measuring> targets) {
    Map<SpecHash, String> labels = Labels.numbers(counted);
    List<Measurable> candidates =
        Candidates.of(StudyResults.boundByBase(study, counted), counted, ladder.rungs());
    if (!candidates.isEmpty()) {
      new MeasuringTargets(targets).measure(candidates, labels, false);
      measureHopefuls(counted, candidates.get(0), targets, labels);
    }
    return measurements(targets, labels);
  }

  private static List<TargetLatencies> measurements(
      List<Measuring> targets, Map<SpecHash, String> labels) {
    return targets.stream().<TargetLatencies>map(it -> it.measurements(labels)).toList();
  }

  private void measureHopefuls(
      List<TrialResult> counted,
      Measurable first,
      List<Measuring> targets,
      Map<SpecHash, String> labels) {
    List<Metric> rule = study.select().metrics();
    List<Measuring> ofRule = targets.stream().filter(it -> rule.contains(it.metric())).toList();
    for (int session = 0; !ofRule.isEmpty() && session < MOST_SESSIONS; session++) {
      List<Completed> known =
          TargetLatencies.addTo(counted, measurements(targets, labels)).stream()
              .flatMap(it -> it.completed().stream())
              .toList();
      List<Measurable> hopefuls =
          Hopefuls.of(StudyResults.boundByBase(study, List.copyOf(known)), known, ofRule, labels);
      if (hopefuls.isEmpty()) {
        return;
      }
      List<Measurable> block = new ArrayList<>(List.of(first));
      block.addAll(hopefuls);
      new MeasuringTargets(targets).measure(block, labels, false);
    }
  }
}
