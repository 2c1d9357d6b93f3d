package io.unetlab.reports.view;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What the choice changes: a row for each factor in which it differs from the base. */
public final class ChoiceTable {

  private ChoiceTable() {}

  /** Without rows if nothing was chosen, or the base. */
  public static Table of(Trials trials) {
    List<List<Cell>> rows = new ArrayList<>();
    trials.winner().map(Completed::variant).ifPresent(it -> rows(rows, trials, it));
    return new Table(
        "what the choice changes",
        List.of(
            Column.left("factor", "factor"),
            Column.left("base", "base"),
            Column.left("choice", "choice"),
            Column.left("setting", "setting")),
        rows);
  }

  private static void rows(List<List<Cell>> rows, Trials trials, Variant choice) {
    for (Factor factor : trials.result().study().factors()) {
      Option option = choice.option(factor);
      if (!option.equals(factor.base())) {
        rows.add(
            List.of(
                Cell.words(factor.title(), factor.name()),
                Cell.words(factor.base().title(), factor.base().name()),
                Cell.words(option.title(), option.name()),
                Cell.words(factor.name() + "=" + option.name())));
      }
    }
  }
}
