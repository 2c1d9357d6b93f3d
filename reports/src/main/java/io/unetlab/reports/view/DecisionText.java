package io.unetlab.reports.view;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.select.NearMiss;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.latency.RelativeLatency.Conclusion;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.source.Visible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The decision in words, the same in every format. */
public final class DecisionText {

  /** How many reasons are listed; a table elsewhere has them all. */
  private static final int REASONS = 3;

  private final Trials trials;
  private final StudyResult result;
  private final Decision decision;

  public DecisionText(Trials trials) {
    this.trials = trials;
    this.result = trials.result();
    this.decision = result.decision();
  }

  /** The whole decision for a terminal, one sentence per line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    result.searched().fitted().ifPresent(it -> lines.add(new FitView(it).line()));
    lines.add(sentence());
    lines.addAll(latencies());
    trials.winner().ifPresent(it -> lines.add("Choices: " + it.variant().label()));
    lines.add(rule());
    runnerUp().ifPresent(lines::add);
    trials.searchFront().ifPresent(it -> lines.add(it.sentence()));
    lines.add(stability());
    lines.addAll(warnings());
    lines.addAll(new ChangeText(trials, keyMetrics()).nearest());
    lines.addAll(nearMisses());
    lines.add(counts());
    lines.addAll(cannotExist());
    return lines.stream().filter(line -> !line.isEmpty()).map(Visible::line).toList();
  }

  /** The decision in one sentence. */
  public String sentence() {
    return trials.winner().map(this::chosen).orElseGet(new NothingChosen(trials)::sentence);
  }

  /** The choice's latency on each target where it is known, one sentence per target. */
  public List<String> latencies() {
    return LatencySections.of(trials).sentences();
  }

  private String chosen(Completed winner) {
    List<String> values = new ArrayList<>();
    for (Metric metric : keyMetrics()) {
      winner.value(metric).ifPresent(it -> values.add(value(winner, metric, it)));
    }
    String name =
        winner.variant().isBase() ? "the base as it is" : "variant " + trials.tag(winner.variant());
    return "Chosen: "
        + name
        + changes(winner)
        + ", with "
        + join(values)
        + "."
        + new ReserveText(trials).of(winner).map(it -> " " + it).orElse("");
  }

  private String changes(Completed winner) {
    int changes = winner.variant().changes();
    return changes == 0
        ? ""
        : String.format(
            Locale.ROOT,
            ", which changes %d of %d factors of %s",
            changes,
            result.study().factors().size(),
            baseName());
  }

  private String value(Completed winner, Metric metric, BigDecimal value) {
    Prediction prediction = winner.quality().get(metric);
    if (prediction != null) {
      return QualityText.phrase(prediction);
    }
    String text = QualityText.marked(winner, metric, value) + MetricCells.on(metric) + of(metric);
    if (Metrics.isLatency(metric)) {
      return text + relative(winner, metric);
    }
    Optional<BigDecimal> base = trials.base().flatMap(it -> it.value(metric));
    boolean fewer = base.map(it -> it.compareTo(value) > 0 && value.signum() > 0).orElse(false);
    return winner.variant().isBase() || !fewer
        ? text
        : text
            + " ("
            + Numbers.reduction(base.orElse(value), value)
            + (isBytes(metric) ? " less)" : " fewer)");
  }

  // Bytes and plain numbers do not say what they count, as MACs and params do.
  private static String of(Metric metric) {
    String title = metric.title().split(",", 2)[0].toLowerCase(Locale.ROOT);
    if (metric.unit().isEmpty()) {
      return " " + title;
    }
    return isBytes(metric) ? " of " + title : "";
  }

  private static boolean isBytes(Metric metric) {
    return metric.unit().equals("B");
  }

  // A doubtful latency says so itself; one that is known to be more needs no factor.
  private String relative(Completed winner, Metric latency) {
    return result
        .compare(latency, winner, result.base())
        .filter(
            it ->
                it.conclusion() == Conclusion.FASTER
                    || it.conclusion() == Conclusion.NOT_TOLD_APART)
        .map(it -> " (" + RelativeText.factor(it) + ")")
        .orElse("");
  }

  /** The name of the study's base. */
  public String baseName() {
    return result.study().base().spec().name();
  }

  /** What the head of a report shows: the objective, params and macs, and the constraints. */
  public List<Metric> keyMetrics() {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(objective());
    VariantTables.metrics(result).stream()
        .filter(it -> it.name().equals("macs") || it.name().equals("params"))
        .forEach(it -> addNew(metrics, it));
    decision.select().where().forEach(it -> addNew(metrics, it.metric()));
    result.study().metrics().stream()
        .filter(MetricCells::isQuality)
        .forEach(it -> addNew(metrics, it));
    return metrics.subList(0, Math.min(4, metrics.size()));
  }

  // The other objectives only break ties.
  private Metric objective() {
    return decision.select().goals().get(0).metric();
  }

  private static void addNew(List<Metric> metrics, Metric metric) {
    if (!metrics.contains(metric)) {
      metrics.add(metric);
    }
  }

  public String rule() {
    return "Rule: " + decision.rule() + bytes() + (decision.rule().endsWith(".") ? "" : ".");
  }

  /** What the rule's bytes assume; empty for float32. */
  public String bytes() {
    Precision precision = trials.precision();
    return precision.equals(Precision.FLOAT32) ? "" : "; bytes as " + precision.text();
  }

  /** The second best variant, and how far it is from the best; empty when nothing was chosen. */
  public Optional<String> runnerUp() {
    if (decision.ranking().size() < 2) {
      return trials.winner().map(it -> "No other variant keeps every constraint.");
    }
    Ranked second = decision.ranking().get(1);
    Metric metric = objective();
    Completed winner = decision.ranking().get(0).candidate();
    Optional<BigDecimal> best = winner.value(metric);
    Optional<BigDecimal> next = second.candidate().value(metric);
    Optional<String> more =
        Metrics.isLatency(metric)
            ? result
                .compare(metric, second.candidate(), winner)
                .filter(it -> it.conclusion() != Conclusion.DOUBTFUL)
                .map(it -> RelativeText.change(Optional.of(it)).shown())
            : best.flatMap(a -> next.map(b -> relative(metric, a, b)));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Second: %s, which differs in %s, with %s%s%s.",
            trials.words(second.candidate().variant()),
            trials.differences(second.candidate().variant()),
            next.map(it -> figure(second.candidate(), metric, it))
                .orElse("unknown " + MetricCells.name(metric)),
            more.map(it -> " (" + it + ")").orElse(""),
            second.tie().isEmpty() ? "" : "; " + second.tie()));
  }

  /** How often the choice wins when the uncertain figures are drawn from their distributions. */
  public String stability() {
    return new StabilityText(trials).sentence();
  }

  /** Warnings to read before relying on the decision. */
  public List<String> warnings() {
    return new DecisionWarnings(trials).sentences();
  }

  private static String relative(Metric metric, BigDecimal best, BigDecimal next) {
    return best.compareTo(next) == 0 ? "the same" : MetricCells.change(metric, best, next).shown();
  }

  // A number alone would not say of what it is.
  private static String figure(Completed variant, Metric metric, BigDecimal value) {
    Prediction prediction = variant.quality().get(metric);
    return prediction != null
        ? QualityText.brief(prediction)
        : QualityText.marked(variant, metric, value) + MetricCells.on(metric);
  }

  /** The variants nearest to the constraints, when no variant meets them all. */
  public List<String> nearMisses() {
    return decision.nearMisses().stream().map(this::nearMiss).toList();
  }

  private String nearMiss(NearMiss miss) {
    Variant variant = miss.verdict().candidate().variant();
    return String.format(
        Locale.ROOT,
        "Near: %s%s: %s.",
        trials.words(variant),
        variant.isBase() ? "" : ", " + variant.label(),
        String.join("; ", miss.misses()));
  }

  /** How many variants are feasible, violate a constraint, and so on. */
  public String counts() {
    return new StandingsText(trials).sentence();
  }

  private List<String> cannotExist() {
    List<String> lines = new ArrayList<>();
    result.rejected().stream()
        .flatMap(it -> it.obstacle().stream())
        .distinct()
        .limit(REASONS)
        .forEach(reason -> lines.add("Cannot exist: " + reason + "."));
    return lines;
  }

  static String join(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
