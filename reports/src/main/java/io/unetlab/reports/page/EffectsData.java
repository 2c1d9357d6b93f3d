package io.unetlab.reports.page;

import io.unetlab.ablations.analysis.Bounds;
import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.Interaction;
import io.unetlab.ablations.analysis.Joint;
import io.unetlab.ablations.analysis.OptionEffect;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What each option changes, and which options depend on each other, for each metric. */
public record EffectsData(List<OfMetric> metrics) {

  /**
   * The effects on one metric, relative to the base's value: 0.1 is 10 % more.
   *
   * @param exact whether the metric is counted; a range is then over contexts, else it is a 95 %
   *     confidence interval
   */
  record OfMetric(
      String metric, boolean exact, List<OptionData> options, List<InteractionData> interactions) {}

  record OptionData(
      String factor,
      String option,
      OptionalDouble change,
      Optional<BoundsData> range,
      int contexts) {}

  record BoundsData(double low, double high) {}

  /**
   * Two factors.
   *
   * @param share of the metric's variation that only their combination explains
   */
  record InteractionData(String first, String second, double share, List<JointData> joints) {}

  record JointData(
      String first,
      String second,
      OptionalDouble firstAlone,
      OptionalDouble secondAlone,
      OptionalDouble together,
      double beyond) {}

  /** The effects on every metric whose base value is known. */
  public static EffectsData of(Trials trials) {
    return new EffectsData(
        trials.explanation().effects().stream()
            .flatMap(it -> base(trials, it).stream().map(base -> ofMetric(it, base)))
            .toList());
  }

  private static Optional<Double> base(Trials trials, Effects effects) {
    return trials
        .base()
        .filter(it -> !it.isDoubtful(effects.metric()))
        .flatMap(it -> it.value(effects.metric()))
        .map(BigDecimal::doubleValue)
        .filter(it -> it != 0);
  }

  private static OfMetric ofMetric(Effects effects, double base) {
    return new OfMetric(
        effects.metric().name(),
        effects.exact(),
        effects.options().stream().map(it -> option(it, effects.exact(), base)).toList(),
        effects.interactions().stream().map(it -> interaction(it, base)).toList());
  }

  private static OptionData option(OptionEffect option, boolean exact, double base) {
    return new OptionData(
        option.factor().name(),
        option.option().name(),
        ratio(option.change(), base),
        (exact ? option.range() : option.interval()).map(it -> bounds(it, base)),
        option.contexts());
  }

  private static BoundsData bounds(Bounds bounds, double base) {
    return new BoundsData(ratio(bounds.low(), base), ratio(bounds.high(), base));
  }

  private static InteractionData interaction(Interaction interaction, double base) {
    return new InteractionData(
        interaction.first().name(),
        interaction.second().name(),
        interaction.variation().share(),
        interaction.joints().stream().map(it -> joint(it, base)).toList());
  }

  private static JointData joint(Joint joint, double base) {
    return new JointData(
        joint.first().name(),
        joint.second().name(),
        ratio(joint.firstAlone(), base),
        ratio(joint.secondAlone(), base),
        ratio(joint.together(), base),
        ratio(joint.interaction(), base));
  }

  private static OptionalDouble ratio(OptionalDouble value, double base) {
    return value.isPresent()
        ? OptionalDouble.of(ratio(value.getAsDouble(), base))
        : OptionalDouble.empty();
  }

  // Rounding errors are not effects.
  private static double ratio(double value, double base) {
    double ratio = value / Math.abs(base);
    return Math.abs(ratio) < 1e-9 ? 0 : ratio;
  }
}
