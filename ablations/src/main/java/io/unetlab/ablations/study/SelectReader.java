package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the rule of choice: objectives in the order of the file, and limits. */
final class SelectReader {

  private static final Pattern LIMIT = Pattern.compile("(<=|>=|<|>)\\s*(.{1,60})");

  private final Complaints complaints;
  private final List<Located<Metric>> used = new ArrayList<>();

  SelectReader(Complaints complaints) {
    this.complaints = complaints;
  }

  /** The rule; empty when a problem was added. */
  Optional<SelectSpec> select(MapValues map) {
    List<Objective> objectives = objectives(map);
    List<Constraint> where = where(map.find(StudyParser.WHERE).orElse(List.of()));
    if (objectives.isEmpty()) {
      complaints.add(
          StudyCode.NO_OBJECTIVE,
          map.location(),
          map.reading().path(),
          "`select` needs minimize or maximize",
          "minimize: macs");
      return Optional.empty();
    }
    UnknownQuality unknown = map.find(StudyParser.UNKNOWN_QUALITY).orElse(UnknownQuality.REFUSE);
    return Optional.of(new SelectSpec(objectives, where, unknown, map.location()));
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
