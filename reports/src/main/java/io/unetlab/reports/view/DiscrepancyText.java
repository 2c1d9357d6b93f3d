package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Discrepancy;
import io.unetlab.reports.table.Numbers;

/** A saving that does not show up in time or memory, as a sentence. */
public final class DiscrepancyText {

  // A fit over the trials leaves rounding errors where nothing changes.
  private static final double FELT = 5e-5;

  private DiscrepancyText() {}

  public static String of(Discrepancy it) {
    String where = it.ladder() ? "On the ladder, " : "On average over the trials, ";
    String saving =
        it.label() + " saves " + part(it.saving()) + " of the " + MetricCells.name(it.saved());
    return where
        + saving
        + switch (it.kind()) {
          case NO_TIME_TOLD -> " and no measurable time: " + untold(it) + ".";
          case LITTLE_TIME ->
              it.change() > 0
                  ? " and takes more time: " + time(it) + "."
                  : " and a much smaller share of the time: " + time(it) + ".";
          case NO_MEMORY ->
              " and no memory while running"
                  + (Math.abs(it.change()) < FELT
                      ? "."
                      : ": the peak of the activations changes by "
                          + Numbers.change(it.change())
                          + ".");
          case COSTS ->
              " and costs " + part(it.change()) + " more " + MetricCells.name(it.other()) + ".";
        };
  }

  private static String part(double change) {
    return Numbers.share(Math.abs(change));
  }

  private static String time(Discrepancy it) {
    return "the " + MetricCells.name(it.other()) + " changes by " + interval(it);
  }

  private static String untold(Discrepancy it) {
    return "the " + MetricCells.name(it.other()) + " is not told apart from before" + bounds(it);
  }

  private static String interval(Discrepancy it) {
    return Numbers.change(it.change()) + bounds(it);
  }

  private static String bounds(Discrepancy it) {
    return it.interval()
        .map(
            bounds ->
                " (" + Numbers.change(bounds.low()) + " to " + Numbers.change(bounds.high()) + ")")
        .orElse("");
  }
}
