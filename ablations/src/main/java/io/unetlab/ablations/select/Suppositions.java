package io.unetlab.ablations.select;

import io.unetlab.ablations.analysis.Noise;
import io.unetlab.ablations.analysis.Values;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds, for each value that the choice depends on, the nearest value at which the choice changes:
 * the effect of each piece of evidence on a quality metric, and the latency of the chosen network.
 *
 * <p>All candidates that depend on the value move with it. A bisection in steps of 0.000001 (0.01 %
 * of a latency) runs the selection again at each: the choice differs at the value found, and does
 * not one step before it.
 */
final class Suppositions {

  private static final int DECIMALS = 6;
  private static final double STEP = 1e-6;
  // Precision of sums, so that an amount and a bound that are equal in decimal are equal in binary.
  private static final double EXACT = 1e9;
  private static final int SHOWN = 4;
  private static final double LATENCY_STEP = 1e-4;
  private static final long LATENCY_STEPS = 1_000_000;

  /**
   * A changed value, with the resulting choice.
   *
   * @param value of that choice, as the change makes it; empty if it does not depend on the value
   */
  record Found(
      Supposition supposition,
      String change,
      Optional<Completed> winner,
      Optional<BigDecimal> value) {}

  private final SelectSpec rule;
  private final Values values;
  private final Optional<Completed> winner;

  Suppositions(SelectSpec rule, Values values, Optional<Completed> winner) {
    this.rule = rule;
    this.values = values;
    this.winner = winner;
  }

  List<Found> all() {
    List<Found> all = new ArrayList<>();
    for (Metric metric : rule.metrics()) {
      if (QualityMetrics.ALL.contains(metric)) {
        all.addAll(evidence(metric));
      }
    }
    for (Metric metric : rule.metrics()) {
      if (Metrics.isLatency(metric)) {
        winner.flatMap(it -> latency(it, metric)).ifPresent(all::add);
      }
    }
    return all;
  }

  private List<Found> evidence(Metric metric) {
    Values some = keepingTheRest(metric);
    OrderedBlocks all = OrderedBlocks.of(rule, some, List.of(metric));
    double reach = reach(some, metric);
    List<Found> found = new ArrayList<>();
    for (Term term : some.noise(metric).terms()) {
      OrderedBlocks rivals =
          movesTheGoal(metric)
              ? OrderedBlocks.of(
                  rule, leading(some, some.noise(metric).holders(term)), List.of(metric))
              : all;
      Shift shift = new Shift(metric, term);
      nearest((long) (reach / STEP), steps -> rivals.winner(rule, block -> shift.of(block, steps)))
          .ifPresent(
              steps ->
                  found.add(
                      found(
                          metric, term, steps, all.winner(rule, block -> shift.of(block, steps)))));
    }
    return found;
  }

  /** Shifts all candidates that depend on a value. */
  private static final class Shift {

    private final Metric metric;
    private final Term term;
    private final Map<Values, boolean[]> holders = new IdentityHashMap<>();

    Shift(Metric metric, Term term) {
      this.metric = metric;
      this.term = term;
    }

    Values of(Values some, long steps) {
      boolean[] holding = holders.computeIfAbsent(some, block -> block.noise(metric).holders(term));
      return some.with(metric, shifted(some.of(metric), holding, steps * STEP));
    }

    private static double[] shifted(double[] values, boolean[] holding, double amount) {
      double[] shifted = values.clone();
      for (int i = 0; i < shifted.length; i++) {
        if (holding[i]) {
          shifted[i] = Math.rint((shifted[i] + amount) * EXACT) / EXACT;
        }
      }
      return shifted;
    }
  }

  // On the other side, only a nearer value is of interest.
  private Optional<Long> nearest(long lastStep, LongFunction<Optional<Completed>> chosen) {
    OptionalLong more = turn(lastStep, chosen);
    OptionalLong less = turn(more.orElse(lastStep + 1) - 1, step -> chosen.apply(-step));
    return Stream.of(less.stream().map(it -> -it), more.stream())
        .flatMap(LongStream::boxed)
        .findFirst();
  }

  private OptionalLong turn(long lastStep, LongFunction<Optional<Completed>> chosen) {
    return Bisection.turn(lastStep, step -> !chosen.apply(step).equals(winner));
  }

  private Values keepingTheRest(Metric metric) {
    List<Constraint> rest =
        rule.where().stream().filter(it -> !it.metric().equals(metric)).toList();
    return values.only(new Judge(rule.withWhere(rest), values).feasible());
  }

  // Whether the value belongs to the first objective, and every limit bounds it in that direction.
  private boolean movesTheGoal(Metric metric) {
    return rule.score().isEmpty() && first().metric().equals(metric) && isLimitedAsWanted(first());
  }

  private Objective first() {
    return rule.objectives().get(0);
  }

  private boolean isLimitedAsWanted(Objective goal) {
    boolean less = goal.direction() == Objective.Direction.MINIMIZE;
    return rule.where().stream()
        .filter(it -> it.metric().equals(goal.metric()))
        .allMatch(it -> it.comparison().isUpper() == less);
  }

  // Candidates that depend on the value move together, so in either group only the best, and those
  // that noise may tie with it, can come first.
  private Values leading(Values some, boolean[] holding) {
    double[] column = some.of(first());
    double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double sd = 0;
    for (int i = 0; i < column.length; i++) {
      int side = holding[i] ? 1 : 0;
      best[side] = Math.min(best[side], column[i]);
      sd = Math.max(sd, some.noise(first().metric()).sd(i));
    }
    double margin = 2 * Noise.WIDTH * sd;
    return some.only(
        IntStream.range(0, column.length)
            .filter(i -> column[i] <= best[holding[i] ? 1 : 0] + margin)
            .toArray());
  }

  // Beyond it, the candidates that depend on the value and the others no longer overlap.
  private double reach(Values some, Metric metric) {
    double[] points =
        DoubleStream.concat(
                DoubleStream.of(some.of(metric)).filter(it -> !Double.isNaN(it)),
                rule.where().stream()
                    .filter(it -> it.metric().equals(metric))
                    .mapToDouble(it -> it.bound().doubleValue()))
            .toArray();
    Noise noise = some.noise(metric);
    double sd = IntStream.range(0, some.size()).mapToDouble(noise::sd).max().orElse(0);
    double spread =
        DoubleStream.of(points).max().orElse(0) - DoubleStream.of(points).min().orElse(0);
    return 2 * spread + 4 * Noise.WIDTH * sd + 2 * STEP;
  }

  private static Found found(Metric metric, Term term, long steps, Optional<Completed> other) {
    BigDecimal then = term.amount().add(BigDecimal.valueOf(steps, DECIMALS));
    boolean more = steps > 0;
    BigDecimal before = then.subtract(BigDecimal.valueOf(more ? 1 : -1, DECIMALS));
    // At the limit already, the choice changes with the least step.
    boolean atOnce = before.compareTo(term.amount()) == 0;
    boolean beyond = atOnce || (decimals(before) < decimals(then) && decimals(before) <= SHOWN);
    BigDecimal shown =
        beyond ? before : then.setScale(SHOWN, more ? RoundingMode.CEILING : RoundingMode.FLOOR);
    Optional<String> owner = term.owner();
    boolean lowers = owner.isEmpty() && shown.signum() < 0;
    String amount = amount(lowers ? shown.negate() : shown, more != lowers, beyond, atOnce);
    String now =
        atOnce ? "" : " (now " + (lowers ? effect(term.amount()) : plain(term.amount())) + ")";
    String change =
        owner.isPresent()
            ? owner.get() + "'s " + metric.name() + " is " + amount
            : lowers
                ? term.label() + " lowers " + metric.name() + " by " + amount
                : term.label() + " adds " + amount + " to " + metric.name();
    Supposition supposition = new Supposition(metric, term.label(), term.amount(), then);
    return new Found(supposition, change + now, other, moved(metric, term, then, other));
  }

  private static Optional<BigDecimal> moved(
      Metric metric, Term term, BigDecimal then, Optional<Completed> other) {
    return other
        .flatMap(it -> Optional.ofNullable(it.quality().get(metric)))
        .filter(it -> it.chain().contains(term))
        .flatMap(Prediction::value)
        .map(it -> it.add(then).subtract(term.amount()));
  }

  private static String amount(BigDecimal number, boolean more, boolean beyond, boolean atOnce) {
    return beyond
        ? (more ? "more than " : "less than ") + (atOnce ? "the present " : "") + plain(number)
        : plain(number) + (more ? " or more" : " or less");
  }

  private static String effect(BigDecimal amount) {
    return amount.signum() < 0 ? "by " + plain(amount.negate()) : "adds " + plain(amount);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static int decimals(BigDecimal value) {
    return Math.max(0, value.stripTrailingZeros().scale());
  }

  private Optional<Found> latency(Completed choice, Metric metric) {
    LongFunction<Optional<Completed>> chosen =
        steps -> Selector.winner(rule, values.with(metric, slower(choice, metric, steps)));
    OptionalLong turn = turn(LATENCY_STEPS, chosen);
    if (turn.isEmpty()) {
      return Optional.empty();
    }
    long steps = turn.getAsLong();
    BigDecimal value = choice.value(metric).orElseThrow();
    BigDecimal percent = BigDecimal.valueOf(steps, 2);
    BigDecimal then = value.multiply(BigDecimal.ONE.add(percent.movePointLeft(2)));
    String change =
        "the choice's %s is %s %% higher (now %s)"
            .formatted(
                metric.name(), percent.stripTrailingZeros().toPlainString(), metric.text(value));
    return Optional.of(
        new Found(
            new Supposition(metric, "choice", value, then),
            change,
            chosen.apply(steps),
            Optional.empty()));
  }

  // Variants with the same network share its latency.
  private double[] slower(Completed choice, Metric metric, long steps) {
    double[] then = values.of(metric).clone();
    for (int i = 0; i < then.length; i++) {
      if (values.candidates().get(i).hash().equals(choice.hash())) {
        then[i] *= 1 + steps * LATENCY_STEP;
      }
    }
    return then;
  }
}
