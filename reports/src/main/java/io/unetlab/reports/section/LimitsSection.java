package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.LimitCurve;
import io.unetlab.reports.view.LimitCurves;
import io.unetlab.reports.view.Trials;
import java.util.Optional;

/** How what a search can choose changes with each limit of the rule. */
final class LimitsSection {

  private LimitsSection() {}

  static Optional<Section> of(Trials trials) {
    return trials
        .searchFront()
        .map(it -> new LimitCurves(trials))
        .filter(it -> !it.curves().isEmpty())
        .map(LimitsSection::section);
  }

  private static Section section(LimitCurves limits) {
    Blocks blocks =
        new Blocks()
            .paragraph(
                "The best variant at each bound of one limit, with the other limits as they are,"
                    + " among the variants that were evaluated.");
    for (int i = 0; i < limits.curves().size(); i++) {
      LimitCurve curve = limits.curves().get(i);
      blocks.heading(limits.title(curve));
      limits.sentence(curve).ifPresent(blocks::paragraph);
      blocks
          .picture(LimitCurves.picture(i), "The dashed line is the limit as it is.")
          .table(limits.table(curve), TableOf.Shape.LADDER);
    }
    return blocks.section("limits", "Limits", "How the choice moves with each limit");
  }
}
