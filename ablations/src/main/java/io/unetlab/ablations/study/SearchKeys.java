package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.Scalars;
import java.math.BigDecimal;
import java.util.List;

/** The keys of searches, and of what a fit compares with. */
final class SearchKeys {

  static final Key<Integer> SEED =
      optional("seed", Scalars.whole(0, Integer.MAX_VALUE), "Another seed gives another sample.")
          .or("0");
  static final Key<OneOrList<SearchAlgorithm>> ALGORITHM =
      required(
          "algorithm",
          new OneOrListType<>(new ListType<>(ChoiceType.of(SearchAlgorithm.class), 1, 20)),
          "exact, or how to search; several are compared, each with the whole budget.");
  static final Key<List<Metric>> OBJECTIVES =
      optional(
              "objectives",
              CommonKeys.list(CommonKeys.METRIC_NAME),
              "The metrics to trade against each other; those of the rule if left out.")
          .or("[]");
  static final Key<Integer> EVALUATIONS =
      optional(
          "evaluations",
          Scalars.whole(0, StudyReader.MOST_VARIANTS),
          "How many variants are evaluated at most.");
  static final Key<Double> MINUTES =
      optional("minutes", Scalars.decimal(0, 1_000_000), "How long it searches at most.");
  static final Key<Integer> BATCH =
      optional("batch", Scalars.whole(1, 10_000), "How many variants are asked for at once.")
          .or("20");
  static final Key<Double> EPSILON =
      optional(
              "epsilon",
              Scalars.decimal(0, 1),
              "How far the front may be from the exact one, relative to each value.")
          .or("0");
  static final Key<Integer> KEEP =
      optional(
              "keep",
              Scalars.whole(1, StudyReader.MOST_VARIANTS),
              "How many members of the front become variants at most.")
          .or("1000");

  static final Key<BigDecimal> WITHIN =
      optional(
              "within",
              StudyScalars.percent(),
              "How far it may be off, in percent of the value; exactly if left out.")
          .or("0 %");
  static final Key<Quantity> PUBLISHED_VALUE =
      required("value", CommonKeys.AMOUNT, "The figure of the whole network.");
  static final Key<List<MapValues>> PUBLISHED =
      optional(
              "published",
              CommonKeys.list(
                  CommonKeys.map("a published figure", CommonKeys.METRIC, PUBLISHED_VALUE, WITHIN)),
              "What the network has, for a fit.")
          .or("[]");

  static final Key<String> STEP_TITLE =
      optional("title", CommonKeys.TEXT, "A name of the step; its number if left out.");
  static final Key<List<Entry<OneOrList<String>>>> STEP_CHOICES =
      optional(
              "choices",
              CommonKeys.ALTERNATIVES,
              "What the step chooses: an option, or those that are possible.")
          .or("{}");
  static final Key<List<String>> STEP_FACTORS =
      optional(
              "factors",
              CommonKeys.list(CommonKeys.TEXT),
              "Factors that it chooses too, of all their options.")
          .or("[]");
  static final Key<BigDecimal> STEP_CHANGE =
      required("change", StudyScalars.percent(), "Against the step before it, or the base.");
  static final Key<BigDecimal> STEP_WITHIN =
      required(
          "within", StudyScalars.percent(), "How many percentage points the change may be off.");
  static final Key<List<MapValues>> STEP_CHANGES =
      optional(
              "changes",
              CommonKeys.list(
                  CommonKeys.map(
                      "a published change", CommonKeys.METRIC, STEP_CHANGE, STEP_WITHIN)),
              "What is published about the step.")
          .or("[]");
  static final Key<List<MapValues>> STEPS =
      optional(
              "steps",
              CommonKeys.list(
                  CommonKeys.map("a step", STEP_TITLE, STEP_CHOICES, STEP_FACTORS, STEP_CHANGES)),
              "How the network was derived, for a fit; each on top of the ones before it.")
          .or("[]");

  static final Key<MapValues> SEARCH =
      optional(
          "search",
          CommonKeys.map(
              "search",
              ALGORITHM,
              OBJECTIVES,
              EVALUATIONS,
              MINUTES,
              BATCH,
              SEED,
              EPSILON,
              KEEP,
              PUBLISHED,
              STEPS),
          "A design that asks for variants as it learns.");

  private SearchKeys() {}
}
