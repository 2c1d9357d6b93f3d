package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import java.util.List;

/** The keys of the rule that chooses. */
final class SelectKeys {

  static final Key<OneOrList<Metric>> MINIMIZE =
      optional(
          "minimize",
          new OneOrListType<>(CommonKeys.list(CommonKeys.METRIC_NAME)),
          "Metrics to minimize; in order.");
  static final Key<OneOrList<Metric>> MAXIMIZE =
      optional(
          "maximize",
          new OneOrListType<>(CommonKeys.list(CommonKeys.METRIC_NAME)),
          "Metrics to maximize; in order.");
  static final Key<List<Entry<OneOrList<String>>>> WHERE =
      optional(
              "where",
              new EntriesType<>(
                  "metrics with their limits",
                  new OneOrListType<>(CommonKeys.list(StudyScalars.limit()))),
              "What the choice has to satisfy, such as fid: \"<= 12.75\", or by the base's value:"
                  + " \"<= base + 1 %\".")
          .or("{}");
  static final Key<List<Entry<Quantity>>> WEIGHTED =
      optional(
          "weighted",
          new EntriesType<>("metrics with their weights", CommonKeys.AMOUNT),
          "The least weighted sum, each metric scaled to its range: {macs: 0.7, fid: 0.3}.");
  static final Key<List<Metric>> KNEE =
      optional(
          "knee",
          CommonKeys.list(CommonKeys.METRIC_NAME),
          "The point where the front of these metrics bends most.");
  static final Key<Unknown> UNKNOWN =
      optional(
              "unknown",
              ChoiceType.of(Unknown.class),
              "Whether a limit holds for a variant whose value is unknown.")
          .or("refuse");
  static final Key<Unknown> UNKNOWN_QUALITY =
      optional("unknown_quality", ChoiceType.of(Unknown.class), "The old name of `unknown`.");
  static final Key<MapValues> SELECT =
      required(
          "select",
          CommonKeys.map(
              "select", MINIMIZE, MAXIMIZE, WEIGHTED, KNEE, WHERE, UNKNOWN, UNKNOWN_QUALITY),
          "How to choose among the variants.");

  private SelectKeys() {}
}
