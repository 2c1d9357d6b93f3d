package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.score.KneePoint;
import io.unetlab.ablations.score.Score;
import io.unetlab.ablations.score.WeightedSum;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the rule of choice: a score or none, objectives in the order of the file, and limits. */
final class SelectReader {

  private static final Pattern LIMIT = Pattern.compile("(<=|>=|<|>)\\s*(.{1,60})");

  private final Complaints complaints;
  private final List<Located<Metric>> used = new ArrayList<>();

  SelectReader(Complaints complaints) {
    this.complaints = complaints;
  }

  /** The rule; empty when a problem was added. */
  Optional<SelectSpec> select(MapValues map) {
    Optional<Score> score = score(map);
    List<Objective> objectives = objectives(map);
    List<Constraint> where = where(map.find(StudyParser.WHERE).orElse(List.of()));
    Unknown unknown = unknown(map);
    if (objectives.isEmpty() && score.isEmpty()) {
      if (map.find(StudyParser.WEIGHTED).isEmpty() && map.find(StudyParser.KNEE).isEmpty()) {
        complaints.add(
            StudyCode.NO_OBJECTIVE,
            map.location(),
            map.reading().path(),
            "`select` needs minimize, maximize, weighted or knee",
            "minimize: macs");
      }
      return Optional.empty();
    }
    return Optional.of(new SelectSpec(score, objectives, where, unknown, map.location()));
  }

  private Optional<Score> score(MapValues map) {
    Optional<Score> weighted =
        map.find(StudyParser.WEIGHTED).flatMap(entries -> weighted(map, entries));
    Optional<Score> knee = map.find(StudyParser.KNEE).flatMap(metrics -> knee(map, metrics));
    if (map.find(StudyParser.WEIGHTED).isPresent() && map.find(StudyParser.KNEE).isPresent()) {
      bad(
          map,
          StudyParser.KNEE.name(),
          "`select` has both weighted and knee",
          "one of them orders the variants; minimize and maximize break its ties");
    }
    return weighted.or(() -> knee);
  }

  private Optional<Score> weighted(MapValues map, List<Entry<Quantity>> entries) {
    Map<Metric, Double> weights = new LinkedHashMap<>();
    for (Entry<Quantity> entry : entries) {
      ScalarNode name = (ScalarNode) entry.key().node();
      Optional<Metric> metric = complaints.metric(name, entry.key().at());
      Quantity weight = entry.value().value();
      if (weight.value().signum() <= 0 || !weight.unit().isEmpty()) {
        String found = entry.value().node().describe();
        entry
            .value()
            .error(
                complaints,
                StudyCode.BAD_SCORE,
                "a weight is a number above 0, found " + found,
                "leave out what is not to count");
      } else {
        metric.ifPresent(it -> weights.put(it, weight.value().doubleValue()));
      }
      metric.ifPresent(it -> used.add(new Located<>(it, name, entry.key().at())));
    }
    if (entries.size() < 2) {
      tooFew(map, StudyParser.WEIGHTED.name());
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
        String message = "`" + metric.value().name() + "` stands twice";
        metric.error(complaints, StudyCode.DUPLICATE_NAME, message);
      } else {
        distinct.add(metric.value());
        used.add(metric);
      }
    }
    if (metrics.size() < 2) {
      tooFew(map, StudyParser.KNEE.name());
    }
    return distinct.size() < 2 ? Optional.empty() : Optional.of(new KneePoint(distinct));
  }

  private void tooFew(MapValues map, String key) {
    bad(map, key, "`" + key + "` needs two metrics or more", "for one: minimize or maximize");
  }

  private Unknown unknown(MapValues map) {
    Optional<Unknown> now = map.find(StudyParser.UNKNOWN);
    Optional<Unknown> old = map.find(StudyParser.UNKNOWN_QUALITY);
    if (now.isPresent() && old.isPresent()) {
      String message = "`unknown_quality` is the old name of `unknown`, and both are there";
      bad(map, StudyParser.UNKNOWN_QUALITY.name(), message, "remove unknown_quality");
    }
    return now.or(() -> old).orElse(Unknown.REFUSE);
  }

  private void bad(MapValues map, String key, String message, String hint) {
    SourceLocation location =
        map.node().entries().stream()
            .filter(entry -> entry.key().text().equals(key))
            .map(entry -> entry.key().location())
            .findFirst()
            .orElse(map.location());
    complaints.add(StudyCode.BAD_SCORE, location, map.reading().path() + "." + key, message, hint);
  }

  /** Every metric that the rule needs. */
  List<Located<Metric>> used() {
    return used;
  }

  private List<Objective> objectives(MapValues map) {
    List<Objective> objectives = new ArrayList<>();
    for (MapNode.Entry entry : map.node().entries()) {
      String key = entry.key().text();
      if (key.equals(StudyParser.MINIMIZE.name())) {
        add(map.get(StudyParser.MINIMIZE), Objective.Direction.MINIMIZE, objectives);
      } else if (key.equals(StudyParser.MAXIMIZE.name())) {
        add(map.get(StudyParser.MAXIMIZE), Objective.Direction.MAXIMIZE, objectives);
      }
    }
    return objectives;
  }

  private void add(
      OneOrList<Located<Metric>> metrics,
      Objective.Direction direction,
      List<Objective> objectives) {
    for (Located<Metric> metric : metrics.items()) {
      if (objectives.stream().anyMatch(it -> it.metric().equals(metric.value()))) {
        String message = "objective `" + metric.value().name() + "` stands twice";
        metric.error(complaints, StudyCode.DUPLICATE_NAME, message);
      } else {
        objectives.add(new Objective(metric.value(), direction));
        used.add(metric);
      }
    }
  }

  private List<Constraint> where(List<Entry<OneOrList<Located<String>>>> entries) {
    List<Constraint> where = new ArrayList<>();
    for (Entry<OneOrList<Located<String>>> entry : entries) {
      ScalarNode name = (ScalarNode) entry.key().node();
      Optional<Metric> metric = complaints.metric(name, entry.key().at());
      metric.ifPresent(it -> used.add(new Located<>(it, name, entry.key().at())));
      for (Located<String> text : entry.value().value().items()) {
        metric.flatMap(it -> constraint(it, text)).ifPresent(where::add);
      }
    }
    return where;
  }

  private Optional<Constraint> constraint(Metric metric, Located<String> text) {
    Matcher matcher = LIMIT.matcher(text.value().strip());
    Optional<Quantity> quantity =
        matcher.matches() ? Quantity.parse(matcher.group(2)) : Optional.empty();
    if (quantity.isEmpty()) {
      String message = "expected a limit such as \"<= 12.75\" or \">= 400M\" for ";
      text.error(
          complaints,
          StudyCode.BAD_CONSTRAINT,
          message + text.at().subject() + ", found " + text.node().describe(),
          matcher.matches() ? "" : "begin with <=, <, >= or >");
      return Optional.empty();
    }
    Optional<BigDecimal> bound = complaints.amount(text, quantity.get(), metric);
    Comparison comparison = Comparison.of(matcher.group(1));
    return bound.map(it -> new Constraint(metric, comparison, it, text.node().location()));
  }
}
