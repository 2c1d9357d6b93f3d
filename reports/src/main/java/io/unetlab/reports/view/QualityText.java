package io.unetlab.reports.view;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** How a quality is written: with its standard deviation, and how it is known. */
final class QualityText {

  private static final MathContext DIGITS = new MathContext(2);

  private QualityText() {}

  /**
   * The value with its standard deviation: {@code 12.39 ± 0.10}. Where a link of the chain has
   * none, it is a lower bound, {@code ± 0.10 or more}, or {@code ± unknown}. What has no error is
   * {@code 0 by construction}.
   */
  static String figure(Prediction prediction) {
    if (prediction.isNothing()) {
      return "0 by construction";
    }
    Metric metric = prediction.metric();
    String value = prediction.value().map(it -> MetricCells.score(metric, it)).orElse("unknown");
    return prediction.isKnown() ? value + " ± " + deviation(prediction) : value;
  }

  private static String deviation(Prediction prediction) {
    int without = prediction.withoutSd().size();
    if (without == prediction.chain().size()) {
      return "unknown";
    }
    return sd(prediction.sd()) + (without > 0 ? " or more" : "");
  }

  /** A standard deviation to two digits. */
  static String sd(double sd) {
    BigDecimal rounded = BigDecimal.valueOf(sd).round(DIGITS);
    return rounded.scale() > 2 ? rounded.toPlainString() : Numbers.score(rounded);
  }

  /** A variant's value of any metric, for a sentence; marked if it is not valid or not measured. */
  static String marked(Completed variant, Metric metric, BigDecimal value) {
    return figure(variant, metric, value) + MetricCells.mark(variant, metric);
  }

  /** The same with another value. */
  static String figure(Prediction prediction, BigDecimal value) {
    return figure(
        new Prediction(
            prediction.metric(), Optional.of(value), prediction.chain(), prediction.missing()));
  }

  /** A variant's value of any metric. */
  static String figure(Completed variant, Metric metric, BigDecimal value) {
    return Optional.ofNullable(variant.quality().get(metric))
        .map(QualityText::figure)
        .orElseGet(() -> MetricCells.text(metric, value));
  }

  /** {@code a predicted FID of 12.39 ± 0.10}, without its evidence. */
  static String brief(Prediction prediction) {
    String how = prediction.isMeasured() ? measured(prediction) : "predicted";
    return "a " + how + " " + MetricCells.name(prediction.metric()) + " of " + figure(prediction);
  }

  /** {@code a predicted FID of 12.39 ± 0.10 (weakest evidence: assumed, firmness mid)}. */
  static String phrase(Prediction prediction) {
    String firmness = prediction.weakestFirmness().map(ChoiceType::word).orElse("none");
    return prediction.isMeasured()
        ? "%s (firmness %s)".formatted(brief(prediction), firmness)
        : "%s (weakest evidence: %s, firmness %s)"
            .formatted(
                brief(prediction),
                prediction.weakestKind().map(EvidenceKind::text).orElse("none"),
                firmness);
  }

  private static String measured(Prediction prediction) {
    boolean small =
        prediction.weakestKind().filter(it -> it == EvidenceKind.SMALL_SCALE).isPresent();
    return small ? "small-scale" : "measured";
  }

  /** {@code measured}, {@code small-scale} or {@code predicted}. */
  static String how(Completed variant, Metric metric) {
    return Optional.ofNullable(variant.quality().get(metric))
        .filter(Prediction::isMeasured)
        .map(QualityText::measured)
        .orElse("predicted");
  }
}
