package io.unetlab.reports.format;

import io.unetlab.ablations.analysis.Bounds;
import io.unetlab.ablations.analysis.Discrepancy;
import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.Interaction;
import io.unetlab.ablations.analysis.Joint;
import io.unetlab.ablations.analysis.OptionEffect;
import io.unetlab.ablations.analysis.Shapley;
import io.unetlab.ablations.analysis.Share;
import io.unetlab.ablations.analysis.Variation;
import io.unetlab.ablations.exec.Explanation;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What makes a study's numbers, as JSON; docs/json.md describes every key. */
final class EffectsJson {

  private EffectsJson() {}

  /** Adds {@code effects}, {@code shapley} and {@code discrepancies}. */
  static void put(Map<String, Object> map, Trials trials) {
    Explanation explanation = trials.explanation();
    map.put("effects", explanation.effects().stream().map(EffectsJson::effects).toList());
    map.put("shapley", explanation.shares().map(it -> shapley(it, trials)));
    map.put(
        "discrepancies",
        explanation.discrepancies().stream().map(EffectsJson::discrepancy).toList());
  }

  private static Map<String, Object> effects(Effects effects) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("metric", effects.metric().name());
    map.put("exact", effects.exact());
    map.put("trials", effects.trials());
    map.put("options", effects.options().stream().map(EffectsJson::option).toList());
    map.put("factors", effects.factors().stream().map(EffectsJson::variation).toList());
    map.put("interactions", effects.interactions().stream().map(EffectsJson::interaction).toList());
    map.put("untold", effects.untold());
    map.put("rest", variation(effects.rest()));
    return map;
  }

  private static Map<String, Object> option(OptionEffect option) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("factor", option.factor().name());
    map.put("option", option.option().name());
    map.put("change", number(option.change()));
    map.put("interval", option.interval().map(EffectsJson::bounds));
    map.put("contexts", option.contexts());
    map.put("range", option.range().map(EffectsJson::bounds));
    map.put("aliases", option.aliases());
    return map;
  }

  private static Map<String, Object> variation(Variation variation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("term", variation.term());
    map.put("df", variation.df());
    map.put("sum_of_squares", number(variation.sumOfSquares()));
    map.put("share", number(variation.share()));
    map.put("f", number(variation.f()));
    map.put("p", number(variation.p()));
    return map;
  }

  private static Map<String, Object> interaction(Interaction interaction) {
    Map<String, Object> map = new LinkedHashMap<>(variation(interaction.variation()));
    map.put("joints", interaction.joints().stream().map(EffectsJson::joint).toList());
    return map;
  }

  private static Map<String, Object> joint(Joint joint) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("first", joint.first().name());
    map.put("second", joint.second().name());
    map.put("first_alone", number(joint.firstAlone()));
    map.put("second_alone", number(joint.secondAlone()));
    map.put("together", number(joint.together()));
    map.put("interaction", number(joint.interaction()));
    return map;
  }

  private static Map<String, Object> shapley(Shapley shapley, Trials trials) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("from", trials.number(shapley.from()));
    map.put("to", trials.number(shapley.to()));
    map.put("orders", shapley.orders());
    map.put("sampled", shapley.sampled());
    map.put("totals", byName(shapley.totals()));
    map.put("shares", shapley.shares().stream().map(it -> share(it, shapley.sampled())).toList());
    return map;
  }

  private static Map<String, Object> share(Share share, boolean sampled) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("factor", share.factor().name());
    map.put("option", share.option().name());
    map.put("amounts", byName(share.amounts()));
    Map<String, Object> errors = new LinkedHashMap<>();
    share.errors().forEach((metric, it) -> errors.put(metric.name(), number(it)));
    map.put("standard_errors", sampled ? Optional.of(errors) : Optional.empty());
    return map;
  }

  private static Map<String, Object> byName(Map<Metric, BigDecimal> values) {
    Map<String, Object> map = new LinkedHashMap<>();
    values.forEach((metric, it) -> map.put(metric.name(), it));
    return map;
  }

  private static Map<String, Object> discrepancy(Discrepancy discrepancy) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", ChoiceType.word(discrepancy.kind()));
    map.put("choice", discrepancy.label());
    map.put("seen", discrepancy.ladder() ? "ladder" : "mean");
    map.put("saved", discrepancy.saved().name());
    map.put("saving", number(discrepancy.saving()));
    map.put("other", discrepancy.other().name());
    map.put("change", number(discrepancy.change()));
    map.put("interval", discrepancy.interval().map(EffectsJson::bounds));
    return map;
  }

  private static List<BigDecimal> bounds(Bounds bounds) {
    return List.of(number(bounds.low()), number(bounds.high()));
  }

  private static Optional<BigDecimal> number(OptionalDouble value) {
    return value.isPresent() ? Optional.of(number(value.getAsDouble())) : Optional.empty();
  }

  // Counts to the last digit; the noise of rounding in binary not.
  private static BigDecimal number(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(12));
  }
}
