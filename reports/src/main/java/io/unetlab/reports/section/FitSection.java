package io.unetlab.reports.section;

import io.unetlab.ablations.design.Fitted;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.FitView;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** Which configurations are consistent with published figures. */
final class FitSection {

  private FitSection() {}

  static Optional<Section> of(Trials trials) {
    return trials.result().searched().fitted().map(FitSection::section);
  }

  private static Section section(Fitted fitted) {
    FitView view = new FitView(fitted);
    Blocks blocks = new Blocks().bullets(view.sentences()).table(view.table());
    fitted
        .badness()
        .ifPresent(
            it ->
                blocks.note(
                    "Configurations are ordered by their deviations in tolerances, squared and"
                        + " summed."));
    return blocks.section("fit", "Fit", "Consistent with what is published");
  }
}
