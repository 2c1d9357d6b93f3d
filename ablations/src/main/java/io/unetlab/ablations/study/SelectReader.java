package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.score.KneePoint;
import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.score.WeightedSum;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the selection rule: an optional score, objectives in the order of the file, and limits. */
final class SelectReader {

  private static final Pattern LIMIT = Pattern.compile(StudyScalars.SIGN + "(.{1,60})");
  private static final Pattern RELATIVE =
      Pattern.compile(StudyScalars.SIGN + BaseBound.WORD + "(?:\\s*([+-])\\s*(.{1,60}))?\\s*");

  private final List<Located<Metric>> used = new ArrayList<>();
  private final List<RelativeLimit> relative = new ArrayList<>();

  /** The rule; empty when a problem was added. */
  Optional<SelectSpec> select(MapValues map) {
    Optional<Score> score = score(map);
    List<Objective> objectives = objectives(map);
    List<Constraint> where = where(map.get(SelectKeys.WHERE));
    Unknown unknown = unknown(map);
    if (objectives.isEmpty() && score.isEmpty()) {
      if (!map.has(SelectKeys.WEIGHTED) && !map.has(SelectKeys.KNEE)) {
        map.error(
            StudyCode.NO_OBJECTIVE,
            "`select` needs minimize, maximize, weighted or knee",
            "minimize: macs");
      }
      return Optional.empty();
    }
    return Optional.of(new SelectSpec(score, objectives, where, relative, unknown, map.location()));
  }

  private Optional<Score> score(MapValues map) {
    Optional<Score> weighted =
        map.find(SelectKeys.WEIGHTED).flatMap(entries -> weighted(map, entries));
    Optional<Score> knee =
        map.locate(SelectKeys.KNEE).flatMap(metrics -> knee(map, Located.each(metrics)));
    if (map.has(SelectKeys.WEIGHTED) && map.has(SelectKeys.KNEE)) {
      bad(
          map,
          SelectKeys.KNEE.name(),
          "`select` has both weighted and knee",
          "one of them orders the variants; minimize and maximize break its ties");
    }
    return weighted.or(() -> knee);
  }

  private Optional<Score> weighted(MapValues map, List<Entry<Quantity>> entries) {
    Map<Metric, Double> weights = new LinkedHashMap<>();
    for (Entry<Quantity> entry : entries) {
      Optional<Located<Metric>> metric = Lookup.metric(entry.key());
      Quantity weight = entry.value().value();
      if (weight.value().signum() <= 0 || !weight.unit().isEmpty()) {
        String found = entry.value().node().describe();
        entry
            .value()
            .error(
                StudyCode.BAD_SCORE,
                "a weight must be above 0, found " + found,
                "leave out metrics that should not count");
      } else {
        metric.ifPresent(it -> weights.put(it.value(), weight.value().doubleValue()));
      }
      metric.ifPresent(used::add);
    }
    if (entries.size() < 2) {
      tooFew(map, SelectKeys.WEIGHTED.name());
    }
    return weights.size() < 2
        ? Optional.empty()
        : Optional.of(
            new WeightedSum(List.copyOf(weights.keySet()), List.copyOf(weights.values())));
  }

  private Optional<Score> knee(MapValues map, List<Located<Metric>> metrics) {
    List<Metric> distinct = new ArrayList<>();
    for (Located<Metric> metric : metrics) {
      if (distinct.contains(metric.value())) {
        String message = "`" + metric.value().name() + "` appears twice";
        metric.error(StudyCode.DUPLICATE_NAME, message);
      } else {
        distinct.add(metric.value());
        used.add(metric);
      }
    }
    if (metrics.size() < 2) {
      tooFew(map, SelectKeys.KNEE.name());
    }
    return distinct.size() < 2 ? Optional.empty() : Optional.of(new KneePoint(distinct));
  }

  private void tooFew(MapValues map, String key) {
    bad(map, key, "`" + key + "` needs two metrics or more", "for one: minimize or maximize");
  }

  private Unknown unknown(MapValues map) {
    Optional<Unknown> old = map.find(SelectKeys.UNKNOWN_QUALITY);
    if (map.has(SelectKeys.UNKNOWN) && old.isPresent()) {
      String message = "`unknown_quality` is the old name of `unknown`, and both are there";
      bad(map, SelectKeys.UNKNOWN_QUALITY.name(), message, "remove unknown_quality");
    }
    Unknown now = map.get(SelectKeys.UNKNOWN);
    return map.has(SelectKeys.UNKNOWN) ? now : old.orElse(now);
  }

  private void bad(MapValues map, String key, String message, String hint) {
    YamlNode place = map.node().entry(key).<YamlNode>map(MapNode.Entry::key).orElse(map.node());
    map.reading().key(key).error(StudyCode.BAD_SCORE, place, message, hint);
  }

  /** Every metric that the rule needs. */
  List<Located<Metric>> used() {
    return used;
  }

  private List<Objective> objectives(MapValues map) {
    List<Objective> objectives = new ArrayList<>();
    for (MapNode.Entry entry : map.node().entries()) {
      String key = entry.key().text();
      if (key.equals(SelectKeys.MINIMIZE.name())) {
        add(map.each(SelectKeys.MINIMIZE), Objective.Direction.MINIMIZE, objectives);
      } else if (key.equals(SelectKeys.MAXIMIZE.name())) {
        add(map.each(SelectKeys.MAXIMIZE), Objective.Direction.MAXIMIZE, objectives);
      }
    }
    return objectives;
  }

  private void add(
      List<Located<Metric>> metrics, Objective.Direction direction, List<Objective> objectives) {
    for (Located<Metric> metric : metrics) {
      if (objectives.stream().anyMatch(it -> it.metric().equals(metric.value()))) {
        String message = "objective `" + metric.value().name() + "` appears twice";
        metric.error(StudyCode.DUPLICATE_NAME, message);
      } else {
        objectives.add(new Objective(metric.value(), direction));
        used.add(metric);
      }
    }
  }

  private List<Constraint> where(List<Entry<OneOrList<String>>> entries) {
    List<Constraint> where = new ArrayList<>();
    for (Entry<OneOrList<String>> entry : entries) {
      Optional<Located<Metric>> metric = Lookup.metric(entry.key());
      metric.ifPresent(used::add);
      for (Located<String> text : Located.each(entry.value())) {
        metric.flatMap(it -> constraint(it.value(), text)).ifPresent(where::add);
      }
    }
    return where;
  }

  private Optional<Constraint> constraint(Metric metric, Located<String> text) {
    Matcher matcher = LIMIT.matcher(text.value().strip());
    Matcher byBase = RELATIVE.matcher(text.value().strip());
    if (byBase.matches()) {
      Comparison comparison = Comparison.of(byBase.group(1));
      baseBound(metric, byBase, text)
          .map(it -> new RelativeLimit(metric, comparison, it, text.node().location()))
          .ifPresent(relative::add);
      return Optional.empty();
    }
    Optional<Quantity> quantity =
        matcher.matches() ? Quantity.parse(matcher.group(2)) : Optional.empty();
    if (quantity.isEmpty()) {
      refuse(text, matcher.matches());
      return Optional.empty();
    }
    Optional<BigDecimal> bound = Lookup.amount(text, quantity.get(), metric);
    Comparison comparison = Comparison.of(matcher.group(1));
    return bound.map(it -> new Constraint(metric, comparison, it, text.node().location()));
  }

  private static void refuse(Located<String> text, boolean hasSign) {
    String message = "expected a limit such as \"<= 12.75\" or \">= 400M\" for ";
    text.error(
        StudyCode.BAD_CONSTRAINT,
        message + text.at().subject() + ", found " + text.node().describe(),
        hasSign
            ? "prefixes are k, M, G and T: M is 10^6, G is 10^9; by the base's value: \"<= base +"
                + " 1 %\""
            : "start with <=, <, >= or >");
  }

  private static Optional<BaseBound> baseBound(
      Metric metric, Matcher matcher, Located<String> text) {
    String amount = matcher.group(3);
    if (amount == null) {
      return Optional.of(new BaseBound(BigDecimal.ZERO, false));
    }
    boolean minus = matcher.group(2).equals("-");
    boolean percent = amount.endsWith("%");
    String number = percent ? amount.substring(0, amount.length() - 1).strip() : amount;
    Optional<Quantity> quantity = Quantity.parse(number);
    if (quantity.isEmpty() || percent && !quantity.get().unit().isEmpty()) {
      refuse(text, true);
      return Optional.empty();
    }
    return Lookup.amount(text, quantity.get(), metric)
        .map(it -> minus ? it.negate() : it)
        .map(it -> new BaseBound(percent ? it.scaleByPowerOfTen(-2) : it, percent));
  }
}
