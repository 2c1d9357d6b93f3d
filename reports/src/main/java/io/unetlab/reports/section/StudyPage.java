package io.unetlab.reports.section;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a study's report; formats only render it.
 *
 * @param kicker names the study and its base, in a line above the title
 * @param summary the decision in brief
 */
public record StudyPage(String title, String kicker, List<Block> summary, List<Section> sections) {

  public StudyPage {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kicker, "kicker");
    summary = List.copyOf(summary);
    sections = List.copyOf(sections);
  }

  /**
   * The page of one result.
   *
   * @param lacking what the pictures lack on this machine, if anything
   */
  public static StudyPage of(Trials trials, Optional<String> lacking) {
    StudyResult result = trials.result();
    return new StudyPage(
        result.study().title(),
        "Study %s · base %s".formatted(result.study().name(), result.study().base().spec().name()),
        Summary.of(trials, lacking),
        StudySections.of(trials));
  }
}
