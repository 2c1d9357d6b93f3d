package io.unetlab.reports.section;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.reports.block.Page;
import io.unetlab.reports.view.RunText;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** The content of a study's report. */
public final class StudyPage {

  private StudyPage() {}

  /**
   * The page of one result, with the decision in brief as its summary.
   *
   * @param lacking what the pictures lack on this machine, if anything
   */
  public static Page of(Trials trials, Optional<String> lacking) {
    StudyResult result = trials.result();
    return new Page(
        result.study().title(),
        kicker(result),
        Summary.of(trials, lacking),
        StudySections.of(trials));
  }

  private static String kicker(StudyResult result) {
    StudySpec study = result.study();
    String when = new RunText(result).when().map(it -> " · run " + it).orElse("");
    return "Study " + study.name() + " · base " + study.base().spec().name() + when;
  }
}
