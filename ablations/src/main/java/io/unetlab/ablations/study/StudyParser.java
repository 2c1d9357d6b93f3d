package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.cost.NumberType;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;

/**
 * The study language: with {@link CommonKeys}, {@link QualityKeys}, {@link EvidenceKeys}, {@link
 * FactorKeys}, {@link DesignKeys}, {@link SearchKeys}, {@link TargetKeys}, {@link ReferenceKeys}
 * and {@link SelectKeys} the only place that spells its keys. The declarations parse YAML, and the
 * editors' schema is generated from them; the readers in this package check references between
 * parts.
 */
public final class StudyParser {

  static final Key<String> KIND =
      required("kind", Scalars.word("study"), "What this file describes.");
  static final Key<String> BASE =
      required(
          "base",
          CommonKeys.TEXT,
          "The file of the network or the pipeline that the study starts from; relative to this"
              + " one.");

  static final Key<OneOrList<String>> TRAINED =
      optional(
              "trained",
              new OneOrListType<>(CommonKeys.list(CommonKeys.TEXT)),
              "CSV files of trained variants and their quality; relative to this one.")
          .or("[]");

  static final Key<List<String>> CONSTRAINTS =
      optional(
              "constraints",
              CommonKeys.list(CommonKeys.TEXT),
              "What every variant satisfies: comparisons of factors with numbers (width_2 >="
                  + " width_1), and limits on counted metrics (macs <= 200G).")
          .or("[]");

  static final Key<List<Metric>> METRICS =
      optional(
              "metrics",
              CommonKeys.list(CommonKeys.METRIC_NAME),
              "The metrics to show for each variant.")
          .or("[]");

  private static final ScalarType<NumberType> NUMBERS = ChoiceType.of(NumberType.class);
  static final Key<NumberType> WEIGHTS =
      required("weights", NUMBERS, "Of all parameters, biases and norms included.");
  static final Key<NumberType> ACTIVATIONS =
      required("activations", NUMBERS, "Of inputs, outputs and intermediate results.");
  static final Key<ShortOrMap<Precision>> BYTES =
      optional(
              "precision",
              new ShortOrMapType<>(
                  StudyScalars.precision(), CommonKeys.map("precision", WEIGHTS, ACTIVATIONS)),
              "What figures in bytes assume: a number type, or one for weights and one for"
                  + " activations.")
          .or("float32");

  /** A whole study; {@link StudyLoader} interprets the values. */
  public static final MapType<MapValues> STUDY =
      CommonKeys.map(
          "a study",
          KIND,
          CommonKeys.NAME,
          CommonKeys.TITLE,
          BASE,
          QualityKeys.QUALITY,
          TRAINED,
          FactorKeys.FACTORS,
          CONSTRAINTS,
          DesignKeys.DESIGN,
          METRICS,
          BYTES,
          TargetKeys.TARGETS,
          ReferenceKeys.REFERENCES,
          SelectKeys.SELECT);

  private StudyParser() {}
}
