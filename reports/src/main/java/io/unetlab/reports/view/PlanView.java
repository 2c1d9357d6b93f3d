package io.unetlab.reports.view;

import io.unetlab.ablations.design.Association;
import io.unetlab.ablations.design.DesignPart;
import io.unetlab.ablations.exec.SpacePlan;
import io.unetlab.ablations.exec.StudyPlan;
import io.unetlab.ablations.study.Factor;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A study's plan as tables; {@link PlanText} has the sentences. */
public final class PlanView {

  private PlanView() {}

  /** The parts of the design, one per row, and their total. */
  public static Table parts(StudyPlan plan) {
    List<List<Cell>> rows = new ArrayList<>();
    for (DesignPart part : plan.design().parts()) {
      rows.add(
          List.of(
              Cell.words(ChoiceType.word(part.kind())),
              Cell.count(part.variants().size()),
              Cell.count(part.fresh())));
    }
    return new Table(
        "",
        List.of(
            Column.left("part", "part"),
            Column.right("variants", "variants"),
            Column.right("new", "new")),
        rows);
  }

  /** What a fit found, next to what is published; empty without one. */
  public static Table fit(StudyPlan plan) {
    return plan.design()
        .searched()
        .fitted()
        .map(it -> new FitView(it).table())
        .orElseGet(() -> new Table("", List.of(), List.of()));
  }

  /** The choices that make variants impossible. */
  public static Table impossible(StudyPlan plan) {
    List<List<Cell>> rows = new ArrayList<>();
    plan.impossible()
        .forEach(
            (culprits, found) ->
                rows.add(
                    List.of(
                        Cell.words(culprits.isEmpty() ? "the base" : culprits),
                        Cell.count(found.variants()),
                        Cell.words(found.rule()))));
    return new Table(
        "What cannot exist",
        List.of(
            Column.left("culprits", "because of"),
            Column.right("variants", "variants"),
            Column.prose("rule", "the rule that the first of them breaks")),
        rows);
  }

  /** The exact range of each metric over the space of a search; empty without one. */
  public static Table ranges(StudyPlan plan) {
    List<List<Cell>> rows =
        plan.space().stream()
            .flatMap(it -> it.ranges().stream())
            .map(
                it ->
                    List.of(
                        Cell.words(it.metric().name()),
                        figure(it.metric(), it.base()),
                        figure(it.metric(), it.least()),
                        figure(it.metric(), it.greatest())))
            .toList();
    return new Table(
        "Ranges over the whole space",
        List.of(
            Column.left("metric", "metric"),
            Column.right("base", "base"),
            Column.right("least", "least"),
            Column.right("greatest", "greatest")),
        rows);
  }

  private static Cell figure(Metric metric, BigDecimal value) {
    return Cell.figure(value, MetricCells.text(metric, value));
  }

  /**
   * The parts of the networks, and what each depends on; what all of them depend on once. Empty
   * without a search.
   */
  public static Table spaceParts(StudyPlan plan) {
    List<SpacePlan.Part> parts =
        plan.space().stream()
            .flatMap(it -> it.parts().stream())
            .filter(it -> !it.factors().isEmpty())
            .toList();
    Set<Factor> common = new LinkedHashSet<>();
    parts.stream().limit(1).forEach(it -> common.addAll(it.factors()));
    parts.forEach(it -> common.retainAll(it.factors()));
    List<List<Cell>> rows = new ArrayList<>();
    if (parts.size() > 1 && !common.isEmpty()) {
      rows.add(row("each of these", List.copyOf(common)));
    } else {
      common.clear();
    }
    for (SpacePlan.Part part : parts) {
      rows.add(
          row(part.name(), part.factors().stream().filter(it -> !common.contains(it)).toList()));
    }
    return new Table(
        "Parts of the network",
        List.of(Column.left("part", "part"), Column.prose("factors", "depends on")),
        rows);
  }

  private static List<Cell> row(String part, List<Factor> factors) {
    String names = factors.stream().map(Factor::name).collect(Collectors.joining(", "));
    return List.of(Cell.words(part), Cell.words(names.isEmpty() ? "nothing else" : names));
  }

  /** The words of the fraction's defining relation; empty without one, or when it is very long. */
  public static Table relation(StudyPlan plan) {
    List<List<Cell>> rows =
        plan.design().confounding().stream()
            .flatMap(it -> it.relation().stream())
            .map(it -> List.of(Cell.words(it.text())))
            .toList();
    return new Table(
        "The fraction's defining relation: I =", List.of(Column.prose("word", "word")), rows);
  }

  /** Effects that the fraction cannot tell apart; empty when there are none. */
  public static Table aliases(StudyPlan plan) {
    List<List<Cell>> rows =
        plan.design().confounding().stream()
            .flatMap(it -> it.aliases().stream())
            .map(it -> List.of(Cell.words(it.text())))
            .toList();
    return new Table(
        "What the fraction cannot tell apart", List.of(Column.prose("aliases", "aliases")), rows);
  }

  /** Pairs of factors whose choices go together; empty when there are none. */
  public static Table associations(StudyPlan plan) {
    List<List<Cell>> rows = new ArrayList<>();
    plan.associations()
        .forEach(
            (kind, pairs) -> pairs.forEach(pair -> rows.add(row(ChoiceType.word(kind), pair))));
    return new Table(
        "Factors whose choices go together",
        List.of(
            Column.left("part", "part"),
            Column.left("first", "factor"),
            Column.left("second", "factor"),
            Column.right("cramers_v", "Cramér's V")),
        rows);
  }

  private static List<Cell> row(String part, Association pair) {
    BigDecimal value = BigDecimal.valueOf(pair.cramersV()).setScale(2, RoundingMode.HALF_UP);
    return List.of(
        Cell.words(part),
        Cell.words(pair.first().name()),
        Cell.words(pair.second().name()),
        Cell.figure(value, value.toPlainString()));
  }
}
