package io.unetlab.reports.view;

import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.SearchSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a rule that came after an exact search may have missed the best network of the space: the
 * front was thinned, is within a bound only, or is of other metrics than the rule's.
 */
public final class KeptMembers {

  private KeptMembers() {}

  /** What to know before relying on such a rule; empty where every answer is on the front. */
  public static Optional<String> sentence(StudyResult result) {
    return space(result)
        .map(
            space ->
                String.format(
                    Locale.ROOT,
                    "Chosen among the %,d variants that the search kept, so another of all %s"
                        + " networks may be better by this rule: `unetlab run` with the same"
                        + " options searches by it.",
                    result.trials().size(),
                    ConvergenceView.count(space.configurations())));
  }

  /** The same of rules that differ from the decision's in one part. */
  public static Optional<String> ofChanges(StudyResult result) {
    return space(result)
        .map(
            space ->
                String.format(
                    Locale.ROOT,
                    "Only the %,d variants that the search kept are compared, so another of all %s"
                        + " networks may be better by a changed rule: `unetlab run` with --where,"
                        + " --minimize or --set searches by it.",
                    result.trials().size(),
                    ConvergenceView.count(space.configurations())));
  }

  private static Optional<ExactSpace> space(StudyResult result) {
    return result.searched().runs().stream()
        .flatMap(run -> run.space().stream())
        .filter(space -> mayMiss(result, space))
        .findFirst();
  }

  private static boolean mayMiss(StudyResult result, ExactSpace space) {
    SearchSpec search = result.study().design().search().orElseThrow();
    return !space.isExact()
        || space.members() > search.keep()
        || !search.objectives().containsAll(result.decision().select().metrics());
  }
}
