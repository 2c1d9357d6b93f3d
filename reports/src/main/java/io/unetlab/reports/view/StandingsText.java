package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Standing;
import io.unetlab.reports.table.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many variants are feasible, violate a constraint, and so on, in one sentence. */
final class StandingsText {

  private final Trials trials;
  private final StudyResult result;

  StandingsText(Trials trials) {
    this.trials = trials;
    this.result = trials.result();
  }

  String sentence() {
    List<String> parts = new ArrayList<>();
    long feasible = result.decision().ranking().size();
    long violating = trials.count(Standing.VIOLATES);
    parts.add(
        Numbers.grouped(feasible) + (feasible == 1 ? " keeps" : " keep") + " every constraint");
    parts.add(Numbers.grouped(violating) + (violating == 1 ? " violates" : " violate") + " one");
    long refused = trials.count(Standing.UNPREDICTED);
    long unmeasured = trials.count(Standing.UNMEASURED);
    add(
        parts,
        unmeasured,
        String.format(
            Locale.ROOT, "within the limits %s never measured", unmeasured == 1 ? "was" : "were"));
    add(parts, refused, "within the limits " + (refused == 1 ? "is" : "are") + " not predicted");
    long unknown = trials.count(Standing.UNKNOWN);
    add(
        parts,
        unknown,
        (unknown == 1 ? "violates none but is" : "violate none but are") + " of unknown quality");
    add(parts, trials.count(Standing.REJECTED), "cannot exist");
    add(parts, trials.count(Standing.FAILED), "failed");
    String variants =
        String.format(
            Locale.ROOT,
            "%,d variant%s: %s.",
            result.trials().size(),
            result.trials().size() == 1 ? "" : "s",
            String.join(", ", parts));
    return variants
        + SameNetworks.sentence(trials).map(it -> " " + it).orElse("")
        + new TrainedText(result).count().map(it -> " " + it).orElse("");
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(Numbers.grouped(count) + " " + what);
    }
  }
}
