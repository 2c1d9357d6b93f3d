package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapValues;
import java.math.BigDecimal;
import java.util.List;

/** The keys of evidence. */
final class EvidenceKeys {

  static final Key<EvidenceKind> EVIDENCE_KIND =
      required("kind", ChoiceType.of(EvidenceKind.class), "The kind of evidence.");
  static final Key<Firmness> FIRMNESS =
      required(
          "firmness",
          ChoiceType.of(Firmness.class),
          "exact: recounted; high: primary source; mid: secondary source; low: inferred.");
  static final Key<String> SOURCE =
      required("source", CommonKeys.TEXT, "Where the statement can be looked up.");
  static final Key<Quantity> VALUE =
      optional("value", CommonKeys.AMOUNT, "The metric with this option.");
  static final Key<Quantity> BASELINE =
      optional("baseline", CommonKeys.AMOUNT, "The metric without it, in the same experiment.");
  static final Key<Quantity> EFFECT_SD =
      optional(
          "sd",
          CommonKeys.AMOUNT,
          "Standard deviation of the effect (value - baseline), if it is known.");
  static final Key<BigDecimal> CHANGE =
      optional(
          "change",
          StudyScalars.percent(),
          "The published change alone; shown, never used in predictions.");
  static final Key<List<Entry<String>>> GIVEN =
      optional("given", CommonKeys.CHOICES, "The effect was shown only on top of these choices.")
          .or("{}");
  static final Key<List<MapValues>> EVIDENCE =
      optional(
              "evidence",
              CommonKeys.list(
                  CommonKeys.map(
                      "a piece of evidence",
                      CommonKeys.METRIC,
                      VALUE,
                      BASELINE,
                      EFFECT_SD,
                      CHANGE,
                      EVIDENCE_KIND,
                      FIRMNESS,
                      SOURCE,
                      GIVEN)),
              "What is known about the option's effect.")
          .or("[]");

  static final Key<List<Entry<Quantity>>> CHANGES =
      required(
          "changes",
          new EntriesType<>("values with the changes that they make", CommonKeys.AMOUNT),
          "By value: the metric's change against the base's value, in its unit.");
  static final Key<Quantity> CHANGED_FROM =
      optional(
          "baseline",
          CommonKeys.AMOUNT,
          "The metric with the base's value, in the same experiment; the base's quality if left"
              + " out.");
  static final Key<List<MapValues>> BY_VALUE =
      optional(
              "evidence",
              CommonKeys.list(
                  CommonKeys.map(
                      "a piece of evidence by value",
                      CommonKeys.METRIC,
                      CHANGES,
                      CHANGED_FROM,
                      EFFECT_SD,
                      EVIDENCE_KIND,
                      FIRMNESS,
                      SOURCE,
                      GIVEN)),
              "What is known about the effect of each value of a path.")
          .or("[]");

  private EvidenceKeys() {}
}
