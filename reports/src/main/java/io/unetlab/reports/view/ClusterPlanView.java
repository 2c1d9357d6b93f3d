package io.unetlab.reports.view;

import io.unetlab.ablations.exec.ClusterPlan;
import io.unetlab.ablations.exec.ClusterPlan.Basis;
import io.unetlab.ablations.exec.ClusterPlan.Stage;
import io.unetlab.ablations.exec.CountingCluster.Fewest;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A study's work on a cluster. */
public final class ClusterPlanView {

  /** Why a study's counts are not sent to a cluster. */
  public static final String COUNTED_HERE =
      "fewer than "
          + Numbers.grouped(Fewest.USUAL.whole())
          + " variants at a time, or "
          + Numbers.grouped(Fewest.USUAL.tabled())
          + " with counts from tables, are counted here, which is faster than sending them";

  private ClusterPlanView() {}

  /** The tasks of each kind. */
  public static Table table(ClusterPlan plan) {
    return new Table(
        "On a cluster of " + PlanText.many(plan.slots(), "slot"),
        List.of(
            Column.left("work", "work"),
            Column.right("tasks", "tasks"),
            Column.right("seconds", "about"),
            Column.prose("basis", "rests on")),
        plan.stages().stream().map(ClusterPlanView::row).toList());
  }

  /** What the table does not say. */
  public static List<String> notes(ClusterPlan plan) {
    List<String> notes = new ArrayList<>();
    if (plan.stages().isEmpty()) {
      notes.add("this study has no task for a cluster");
    }
    notes.add(
        "a slot is a core as fast as this machine's; a cluster adds the start of its processes and"
            + " what is sent");
    if (plan.stages().stream().noneMatch(it -> it.work() == ClusterPlan.Work.COUNTS)) {
      notes.add(COUNTED_HERE);
    }
    notes.add("latency is measured from this machine");
    return notes;
  }

  private static List<Cell> row(Stage stage) {
    return List.of(
        Cell.words(ChoiceType.word(stage.work())),
        Cell.count(stage.tasks()),
        stage.seconds().isPresent() ? time(stage.seconds().getAsDouble()) : Cell.missing(),
        Cell.words(basis(stage.basis())));
  }

  private static Cell time(double seconds) {
    return Cell.figure(
        BigDecimal.valueOf(seconds).setScale(1, RoundingMode.HALF_UP), PlanText.seconds(seconds));
  }

  private static String basis(Basis basis) {
    return switch (basis) {
      case SAMPLE -> "a sample counted here";
      case STORE -> "the times of trainings in the store";
      case CONSTANTS -> "the size of the networks; machines differ by a factor of two or more";
      case NONE -> "nothing: it is not known before one has run";
    };
  }
}
