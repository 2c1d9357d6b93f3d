package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.path.PatchType;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import java.math.BigDecimal;
import java.util.List;

/** The keys of factors and their options. */
final class FactorKeys {

  /** How many options a factor has at most. */
  static final int MOST_OPTIONS = 1000;

  static final Key<SpecPatch> SET =
      optional("set", new PatchType(), "What the option changes: paths and values.").or("{}");
  static final Key<List<Entry<OneOrList<String>>>> ONLY_IF =
      optional(
              "only_if",
              CommonKeys.ALTERNATIVES,
              "The choices of other factors that this requires.")
          .or("{}");
  static final Key<List<MapValues>> OPTIONS =
      optional(
          "options",
          new ListType<>(
              CommonKeys.map(
                  "an option",
                  CommonKeys.NAME,
                  CommonKeys.TITLE,
                  SET,
                  ONLY_IF,
                  EvidenceKeys.EVIDENCE),
              1,
              MOST_OPTIONS),
          "The first option is the base's. Or a path with its values.");
  static final Key<OneOrList<PlacedPath>> PATH =
      optional(
          "path",
          new OneOrListType<>(new ListType<>(new PlacedPath.Type(), 1, 100)),
          "What the values are set at: one path, or several that get the same value.");
  static final Key<List<OptionValue>> VALUES =
      optional(
          "values",
          new ListType<>(new FixedValueType(), 1, MOST_OPTIONS),
          "An option for each, named after it; the base's value is one in any case.");
  static final Key<List<BigDecimal>> RANGE =
      optional(
          "range",
          new ListType<>(StudyScalars.number(), 2, 2),
          "The first and the last of the values, which are numbers.");
  static final Key<BigDecimal> STEP =
      optional("step", StudyScalars.number(), "From one value of the range to the next.").or("1");
  static final Key<List<MapValues>> FACTORS =
      required(
          "factors",
          new ListType<>(
              CommonKeys.map(
                  "a factor",
                  CommonKeys.NAME,
                  CommonKeys.TITLE,
                  ONLY_IF,
                  OPTIONS,
                  PATH,
                  VALUES,
                  RANGE,
                  STEP,
                  EvidenceKeys.BY_VALUE),
              1,
              100),
          "What may be changed, in the order in which the changes are applied.");

  private FactorKeys() {}
}
