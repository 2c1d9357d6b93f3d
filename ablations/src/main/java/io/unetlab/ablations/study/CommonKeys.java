package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.util.List;

/** Keys and types of values that several parts of the study language have. */
final class CommonKeys {

  private static final int MANY = 10_000;

  static final ScalarType<String> TEXT = Scalars.text();
  static final ScalarType<Metric> METRIC_NAME = StudyScalars.metric();
  static final ScalarType<Quantity> AMOUNT = StudyScalars.amount();

  /** An option for each factor. */
  static final EntriesType<String> CHOICES = new EntriesType<>("factors with their options", TEXT);

  /** One option or several for each factor. */
  static final EntriesType<OneOrList<String>> ALTERNATIVES =
      new EntriesType<>(
          "factors with their options", new OneOrListType<>(new ListType<>(TEXT, 1, 1000)));

  static final Key<String> NAME = required("name", TEXT, "A short name for tables and charts.");
  static final Key<String> TITLE =
      optional("title", TEXT, "A name for headings; the short name if left out.");
  static final Key<Metric> METRIC =
      required("metric", METRIC_NAME, "Which metric the statement is about.");

  private CommonKeys() {}

  static <T> ListType<T> list(ValueType<T> item) {
    return new ListType<>(item, 0, MANY);
  }

  static MapType<MapValues> map(String what, Key<?>... keys) {
    return new MapType<>(what, List.of(keys), values -> values);
  }
}
