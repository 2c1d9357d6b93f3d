package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.study.BestOrder;
import io.unetlab.ablations.study.Conditions;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The best order of a ladder, found greedily: each step makes the edit that at that moment saves
 * most for what it loses, and no edit is ever taken back. An edit that loses nothing goes before
 * all that lose, the most saving first; one of unknown loss goes last.
 *
 * <p>What an edit saves depends on those before it, so another order may reach the same saving with
 * less loss on the way; every order with the same edits ends in the same network.
 *
 * <p>Of a factor's several options each is tried, and the best is kept: the others become steps
 * that are put back. An option whose network cannot exist, or whose condition does not hold, has to
 * wait for the steps that mend it.
 */
final class GreedyLadder {

  /** What is known of a network. */
  private record Point(BigDecimal cost, Optional<BigDecimal> quality) {}

  /**
   * An edit of the network so far.
   *
   * @param saved what it gains in the metric to gain in; negative when it costs
   * @param lost what it loses in quality, negative when it gains; empty when unknown
   */
  private record Edit(
      Factor factor, Option option, Point after, BigDecimal saved, Optional<BigDecimal> lost) {

    /** 0 for nothing lost, 1 for something, 2 for nobody knows. */
    private int rank() {
      return lost.map(it -> it.signum() <= 0 ? 0 : 1).orElse(2);
    }

    // a / b > c / d where b, d > 0, without rounding.
    private int compareSaving(Edit other) {
      if (rank() != 1) {
        return other.saved.compareTo(saved);
      }
      return other
          .saved
          .multiply(lost.orElseThrow())
          .compareTo(saved.multiply(other.lost.orElseThrow()));
    }
  }

  private static final Comparator<Edit> BEST_FIRST =
      Comparator.comparingInt(Edit::rank).thenComparing(Edit::compareSaving);

  private final List<Factor> factors;
  private final BestOrder asked;
  private final VariantBuilder builder;
  private final QualityModel quality;
  private final Conditions conditions;

  GreedyLadder(StudySpec study, BestOrder asked) {
    this.factors = study.factors();
    this.asked = asked;
    this.builder = new VariantBuilder(study);
    this.quality = new QualityModel(study);
    this.conditions = new Conditions(factors);
  }

  List<Design.Step> steps() {
    List<Factor> left =
        new ArrayList<>(
            factors.stream().filter(it -> asked.factors().contains(it.name())).toList());
    List<Design.Step> steps = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    Optional<Point> now = point(kept);
    while (now.isPresent()) {
      List<Edit> edits = edits(kept, now.get(), left);
      Optional<Edit> best = edits.stream().min(BEST_FIRST);
      best.ifPresent(
          edit -> {
            edits.stream()
                .filter(it -> it.factor().equals(edit.factor()) && !it.equals(edit))
                .forEach(it -> steps.add(step(it, false)));
            steps.add(step(edit, true));
            kept.put(edit.factor().name(), edit.option().name());
            left.remove(edit.factor());
          });
      now = best.map(Edit::after);
    }
    return steps;
  }

  private static Design.Step step(Edit edit, boolean keep) {
    return new Design.Step(edit.factor().name(), edit.option().name(), keep);
  }

  private List<Edit> edits(Map<String, String> kept, Point now, List<Factor> left) {
    return left.stream()
        .flatMap(factor -> factor.changes().stream().map(option -> Map.entry(factor, option)))
        .parallel()
        .flatMap(it -> edit(kept, now, it.getKey(), it.getValue()).stream())
        .toList();
  }

  private Optional<Edit> edit(Map<String, String> kept, Point now, Factor factor, Option option) {
    Map<String, String> tried = new LinkedHashMap<>(kept);
    tried.put(factor.name(), option.name());
    if (conditions.broken(tried).isPresent()) {
      return Optional.empty();
    }
    return point(tried)
        .map(
            after ->
                new Edit(
                    factor,
                    option,
                    after,
                    gain(asked.best(), now.cost(), after.cost()),
                    now.quality()
                        .flatMap(
                            before ->
                                after
                                    .quality()
                                    .map(it -> gain(asked.per(), before, it).negate()))));
  }

  private static BigDecimal gain(Metric metric, BigDecimal before, BigDecimal after) {
    return metric.direction() == Direction.LOWER_IS_BETTER
        ? before.subtract(after)
        : after.subtract(before);
  }

  // A network that cannot be built or counted is no step; its trial would say why.
  private Optional<Point> point(Map<String, String> choices) {
    Variant variant = Variant.of(factors, choices);
    try {
      return builder
          .build(variant, new Problems())
          .map(spec -> Metrics.counted(spec).require(asked.best().name()))
          .map(cost -> new Point(cost, quality(variant)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> quality(Variant variant) {
    return Objects.requireNonNull(quality.predict(variant).get(asked.per())).value();
  }
}
