package io.unetlab.reports.page;

import io.unetlab.ablations.analysis.Change;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.reports.view.LadderTable;
import io.unetlab.reports.view.Trials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ladder's edits in order.
 *
 * @param metric the name of the metric that is shown first
 */
public record LadderData(String metric, List<Edit> edits) {

  /**
   * One edit.
   *
   * @param before number of the variant without it
   * @param after number of the variant with it
   * @param published the change that its sources state, as text, by metric
   */
  record Edit(
      String title,
      String factor,
      int before,
      int after,
      boolean kept,
      Map<String, String> published) {}

  /** The edits of a study's ladder; none for a study without one. */
  public static LadderData of(Trials trials, String metric) {
    return new LadderData(
        metric, trials.result().ladder().rungs().stream().map(it -> edit(it, trials)).toList());
  }

  private static Edit edit(Rung rung, Trials trials) {
    Map<String, String> published = new LinkedHashMap<>();
    for (Change change : rung.changes()) {
      LadderTable.published(change).ifPresent(it -> published.put(change.metric().name(), it));
    }
    return new Edit(
        rung.step().option().title(),
        rung.step().factor().title(),
        trials.number(rung.before().variant()),
        trials.number(rung.after().variant()),
        rung.step().kept(),
        published);
  }
}
