package io.unetlab.reports.view;

import io.unetlab.ablations.exec.ReferencePoint;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.select.Check;
import io.unetlab.ablations.select.Verdict;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The basis of the decision: constraints, chains of evidence, references. */
public final class EvidenceTables {

  private EvidenceTables() {}

  /** The chain of evidence for one quality, and its sum. */
  public static Table chain(Prediction prediction) {
    List<List<Cell>> rows = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Term term : prediction.chain()) {
      sum = sum.add(term.amount());
      boolean first = rows.isEmpty();
      rows.add(
          List.of(
              Cell.words(term.label()),
              Cell.figure(term.amount(), first ? Numbers.score(term.amount()) : signed(term)),
              sd(term),
              Cell.figure(sum, Numbers.score(sum)),
              Cell.words(mark(term.kind()), ChoiceType.word(term.kind())),
              Cell.words(ChoiceType.word(term.firmness())),
              Cell.words(term.source())));
    }
    return new Table(
        "how %s is %s, %s"
            .formatted(
                prediction.metric().title(),
                prediction.isMeasured() ? "measured" : "predicted",
                QualityText.figure(prediction)),
        List.of(
            Column.left("term", "term"),
            Column.right("amount", prediction.metric().title()),
            Column.right("sd", "± sd"),
            Column.right("sum", "sum"),
            Column.left("kind", "kind"),
            Column.left("firmness", "firmness"),
            Column.left("source", "source")),
        rows);
  }

  private static Cell sd(Term term) {
    return term.sd().stream()
        .<Cell>mapToObj(it -> Cell.figure(MetricCells.rounded(it), QualityText.sd(it)))
        .findFirst()
        .orElseGet(() -> new Cell.Missing("unknown"));
  }

  private static String signed(Term term) {
    return (term.amount().signum() < 0 ? "" : "+") + Numbers.score(term.amount());
  }

  // A reader who sees only the table must know which terms were never measured.
  private static String mark(EvidenceKind kind) {
    return kind == EvidenceKind.ASSUMED ? "⚠ assumed" : kind.text();
  }

  /** A variant checked against every constraint. */
  public static Table checks(Verdict verdict) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Check check : verdict.checks()) {
      Metric metric = check.constraint().metric();
      rows.add(
          List.of(
              Cell.words(check.constraint().text()),
              check
                  .value()
                  .<Cell>map(it -> Cell.figure(it, check.constraint().valueText(it)))
                  .orElseGet(() -> new Cell.Missing("unknown")),
              check
                  .value()
                  .<Cell>map(
                      it -> {
                        BigDecimal room = check.constraint().bound().subtract(it).abs();
                        return Cell.figure(room, MetricCells.text(metric, room));
                      })
                  .orElseGet(Cell::missing),
              Cell.words(outcome(check))));
    }
    return new Table(
        "constraints",
        List.of(
            Column.left("constraint", "constraint"),
            Column.right("value", "choice"),
            Column.right("distance", "to the bound"),
            Column.left("outcome", "outcome")),
        rows);
  }

  private static String outcome(Check check) {
    return switch (check.outcome()) {
      case MET -> "met";
      case VIOLATED -> "violated";
      case ALLOWED -> "counts as met: " + check.explanation();
      case REFUSED -> "cannot be shown: " + check.explanation();
    };
  }

  /** The references: counted where they are networks, else as published. */
  public static Table references(StudyResult result) {
    List<Metric> metrics = result.study().metrics();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("name", "model"));
    metrics.forEach(it -> columns.add(MetricCells.column(it, result.study().precision())));
    columns.add(Column.left("from", "numbers"));
    columns.add(Column.left("source", "source"));
    List<List<Cell>> rows = new ArrayList<>();
    for (ReferencePoint point : result.references()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.words(point.reference().name()));
      metrics.forEach(it -> cells.add(cell(it, point)));
      cells.add(Cell.words(point.isCounted() ? "counted here" : "as published"));
      cells.add(Cell.words(point.reference().source()));
      rows.add(cells);
    }
    return new Table("published models", columns, rows);
  }

  private static Cell cell(Metric metric, ReferencePoint point) {
    return point
        .value(metric)
        .map(it -> MetricCells.value(metric, Optional.of(it)))
        .orElseGet(Cell::missing);
  }
}
