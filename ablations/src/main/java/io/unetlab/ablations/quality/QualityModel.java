package io.unetlab.ablations.quality;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.BaseQuality;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A variant's quality is the base's plus the sum of what each chosen option adds; it is unknown as
 * soon as one of them has no evidence that holds.
 *
 * <p>The sum takes the effects to be independent, which nobody has shown: a prediction says where a
 * trained network is worth its cost, and is no measurement. Of several pieces of evidence that hold
 * the first in the file counts.
 */
public final class QualityModel {

  private final List<Factor> factors;
  private final List<BaseQuality> base;

  public QualityModel(StudySpec study) {
    this.factors = study.factors();
    this.base = study.quality();
  }

  /** A prediction for every metric that the base's quality is stated in. */
  public Map<Metric, Prediction> predict(Variant variant) {
    Map<Metric, Prediction> predictions = new LinkedHashMap<>();
    for (BaseQuality start : base) {
      predictions.put(start.metric(), predict(variant, start));
    }
    return predictions;
  }

  private Prediction predict(Variant variant, BaseQuality start) {
    List<Term> chain = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    chain.add(new Term("base", start.value(), 0, start.kind(), start.firmness(), start.source()));
    variant
        .changesIn(factors)
        .forEach(
            (factor, option) -> {
              String label = factor.name() + "=" + option.name();
              Optional<Term> term = term(label, option, start.metric(), variant);
              term.ifPresentOrElse(
                  chain::add, () -> missing.add(missing(label, option, start.metric())));
            });
    BigDecimal sum = chain.stream().map(Term::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Prediction(
        start.metric(), missing.isEmpty() ? Optional.of(sum) : Optional.empty(), chain, missing);
  }

  private static Optional<Term> term(String label, Option option, Metric metric, Variant variant) {
    return option
        .evidenceFor(metric)
        .filter(evidence -> evidence.holdsFor(variant.choices()))
        .flatMap(evidence -> term(label, evidence).stream())
        .findFirst();
  }

  private static Optional<Term> term(String label, Evidence evidence) {
    return evidence.effect() instanceof Effect.Absolute effect
        ? Optional.of(
            new Term(
                label, effect.change(), 0, evidence.kind(), evidence.firmness(), evidence.source()))
        : Optional.empty();
  }

  private static String missing(String label, Option option, Metric metric) {
    List<String> given =
        option.evidenceFor(metric).map(evidence -> choices(evidence.given())).distinct().toList();
    return given.isEmpty()
        ? "nothing is known of " + label
        : label + " was shown only with " + String.join(", or with ", given);
  }

  private static String choices(Map<String, String> given) {
    return String.join(
        " and ", given.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
  }
}
