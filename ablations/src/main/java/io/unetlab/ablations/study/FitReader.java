package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what is published about a network, for a fit. */
final class FitReader {

  /** The counted metrics that are sums over parts of the network. */
  private static final Set<String> SUMS =
      Set.of(
          "params",
          "macs",
          "flops",
          "weight_bytes",
          "resnets",
          "self_attentions",
          "cross_attentions");

  private final MapValues map;
  private final List<Factor> factors;
  private final Set<String> chosen = new HashSet<>();

  /**
   * @param map of the search
   */
  FitReader(MapValues map, List<Factor> factors) {
    this.map = map;
    this.factors = factors;
  }

  /** What is published; empty for another algorithm. */
  Optional<FitSpec> fit() {
    List<SearchAlgorithm> algorithms = map.get(SearchKeys.ALGORITHM).items();
    List<MapValues> published = map.get(SearchKeys.PUBLISHED);
    List<MapValues> steps = map.get(SearchKeys.STEPS);
    boolean nothing = published.isEmpty() && steps.isEmpty();
    if (!algorithms.contains(SearchAlgorithm.FIT)) {
      if (!nothing) {
        Key<?> key = published.isEmpty() ? SearchKeys.STEPS : SearchKeys.PUBLISHED;
        bad(key, "only a fit compares with published figures", "algorithm: fit");
      }
      return Optional.empty();
    }
    if (algorithms.size() > 1) {
      bad(
          SearchKeys.ALGORITHM,
          "a fit answers another question than other algorithms",
          "algorithm: fit");
    }
    if (nothing) {
      bad(
          SearchKeys.ALGORITHM,
          "a fit needs published figures",
          "published: [{metric: params, value: 386M, within: 1 %}]");
    }
    return Optional.of(
        new FitSpec(published.stream().flatMap(it -> value(it).stream()).toList(), steps(steps)));
  }

  private static Optional<FitSpec.Value> value(MapValues value) {
    Metric metric = metric(value);
    Located<BigDecimal> within = value.at(SearchKeys.WITHIN);
    refuseNegative(within);
    Optional<BigDecimal> amount =
        Lookup.amount(
            value.at(SearchKeys.PUBLISHED_VALUE), value.get(SearchKeys.PUBLISHED_VALUE), metric);
    if (amount.filter(it -> it.signum() <= 0).isPresent()) {
      value.error(
          SearchKeys.PUBLISHED_VALUE,
          StudyCode.BAD_SEARCH,
          "a published figure has to be more than 0",
          "leave it out, and the factors that add to it");
    }
    return amount.map(it -> new FitSpec.Value(metric, it, within.value()));
  }

  private static Metric metric(MapValues figure) {
    Metric metric = figure.get(CommonKeys.METRIC);
    if (!SUMS.contains(metric.name())) {
      String sums =
          CountedMetrics.ALL.stream()
              .map(it -> it.metric().name())
              .filter(SUMS::contains)
              .collect(Collectors.joining(", "));
      figure.error(
          CommonKeys.METRIC,
          StudyCode.BAD_SEARCH,
          "a fit cannot use `"
              + metric.name()
              + "`: it is not a count that adds up over the network",
          "one of " + sums);
    }
    return metric;
  }

  private static void refuseNegative(Located<BigDecimal> within) {
    if (within.value().signum() < 0) {
      within.error(StudyCode.BAD_SEARCH, "a tolerance cannot be negative", "within: 1 %");
    }
  }

  private List<FitSpec.Step> steps(List<MapValues> maps) {
    List<FitSpec.Step> steps = new ArrayList<>();
    for (MapValues step : maps) {
      String number = "step " + (steps.size() + 1);
      steps.add(
          new FitSpec.Step(
              step.find(SearchKeys.STEP_TITLE).orElse(number),
              choices(step),
              factors(step),
              step.get(SearchKeys.STEP_CHANGES).stream().map(FitReader::change).toList()));
    }
    return steps;
  }

  private Map<String, List<String>> choices(MapValues step) {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (Entry<OneOrList<String>> entry : step.get(SearchKeys.STEP_CHOICES)) {
      Lookup.factor(entry.key(), factors)
          .filter(it -> isNew(entry.key()))
          .ifPresent(it -> choices.put(it.name(), options(entry.value(), it)));
    }
    return choices;
  }

  private static List<String> options(Located<OneOrList<String>> said, Factor factor) {
    return Located.each(said).stream()
        .flatMap(it -> Lookup.option(it, factor).stream())
        .map(Option::name)
        .toList();
  }

  private List<String> factors(MapValues step) {
    return step.each(SearchKeys.STEP_FACTORS).stream()
        .filter(it -> Lookup.factor(it, factors).isPresent() && isNew(it))
        .map(Located::value)
        .toList();
  }

  private boolean isNew(Located<String> factor) {
    boolean isNew = chosen.add(factor.value());
    if (!isNew) {
      factor.error(
          StudyCode.BAD_SEARCH,
          "`" + factor.value() + "` is chosen by an earlier step, or twice by this one",
          "each factor belongs to one step");
    }
    return isNew;
  }

  private static FitSpec.Change change(MapValues change) {
    Located<BigDecimal> within = change.at(SearchKeys.STEP_WITHIN);
    if (within.value().signum() <= 0) {
      within.error(
          StudyCode.BAD_SEARCH,
          "a published change is rounded, so it needs a tolerance",
          "within: 5 %");
    }
    return new FitSpec.Change(metric(change), change.get(SearchKeys.STEP_CHANGE), within.value());
  }

  private void bad(Key<?> key, String message, String hint) {
    map.error(key, StudyCode.BAD_SEARCH, message, hint);
  }
}
