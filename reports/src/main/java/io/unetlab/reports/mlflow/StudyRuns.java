package io.unetlab.reports.mlflow;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study as runs: one for the study, and one within it for each variant. */
final class StudyRuns {

  /** The tag with the hash of the study that a run is of. */
  static final String STUDY = "unetlab.study";

  /** The tag that tells the runs of a study apart. */
  static final String VARIANT = "unetlab.variant";

  /** The value of {@link #VARIANT} for the study itself. */
  static final String WHOLE = "study";

  /** Before the name of a metric: how its value is known. */
  private static final String KIND = "unetlab.kind.";

  private final Trials trials;
  private final StudyResult result;
  private final List<Metric> metrics;

  StudyRuns(Trials trials) {
    this.trials = trials;
    this.result = trials.result();
    this.metrics = VariantTables.metrics(result);
  }

  /** The hash of the study. */
  String study() {
    return result.provenance().study();
  }

  /** The study: its rule and its decision. */
  MlflowRun whole() {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("rule", result.decision().rule());
    params.put("base", result.study().base().spec().name());
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("variants", (double) result.trials().size());
    values.put("feasible", (double) result.decision().ranking().size());
    trials.winner().ifPresent(it -> values.putAll(values(it)));
    Map<String, String> tags = tags(WHOLE);
    tags.put("mlflow.note.content", new DecisionText(trials).sentence());
    trials.winner().ifPresent(it -> tags.put("unetlab.choice", it.variant().label()));
    return new MlflowRun(result.study().name(), params, values, tags);
  }

  /** The variants, the best first, then those that the rule does not allow. */
  List<TrialResult> variants(int most) {
    return result.trials().stream()
        .sorted(Comparator.comparingInt(this::order))
        .limit(most)
        .toList();
  }

  private int order(TrialResult trial) {
    return trials.place(trial.variant()).map(Ranked::place).orElse(Integer.MAX_VALUE);
  }

  /** One variant: its options, its values, its standing. */
  MlflowRun run(TrialResult trial) {
    Variant variant = trial.variant();
    Map<String, String> params = new LinkedHashMap<>();
    result.study().factors().forEach(it -> params.put(it.name(), variant.option(it).name()));
    Map<String, String> tags = tags(variant.label());
    tags.put("unetlab.standing", trials.standing(trial).text());
    String reasons = String.join("; ", trials.reasons(trial));
    if (!reasons.isEmpty()) {
      tags.put("unetlab.reasons", reasons);
    }
    Optional<Completed> completed = trial.completed();
    completed.ifPresent(it -> tags.put("unetlab.network", it.hash().hex()));
    completed.ifPresent(it -> kinds(it, tags));
    Map<String, Double> values = completed.map(this::values).orElse(Map.of());
    return new MlflowRun(trials.tag(variant) + " " + variant.label(), params, values, tags);
  }

  // A number alone does not say whether it was counted, predicted or is in doubt.
  private static void kinds(Completed variant, Map<String, String> tags) {
    variant.models().predicted().forEach(it -> tags.put(KIND + it, HowKnown.PREDICTED.words()));
    variant
        .quality()
        .forEach(
            (metric, prediction) ->
                prediction
                    .weakestKind()
                    .ifPresent(it -> tags.put(KIND + metric.name(), it.text())));
  }

  private Map<String, Double> values(Completed variant) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      variant
          .value(metric)
          .filter(it -> !variant.isDoubtful(metric))
          .ifPresent(it -> values.put(metric.name(), it.doubleValue()));
    }
    return values;
  }

  private Map<String, String> tags(String variant) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(STUDY, study());
    tags.put(VARIANT, variant);
    tags.put("unetlab.version", result.provenance().tool());
    return tags;
  }
}
