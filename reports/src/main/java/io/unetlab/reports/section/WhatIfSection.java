package io.unetlab.reports.section;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.StabilityTable;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.WhatIfTable;
import java.util.List;
import java.util.Optional;

/** What it would take to change the decision, and how often chance would change it. */
final class WhatIfSection {

  private WhatIfSection() {}

  static Optional<Section> of(Trials trials) {
    List<Metric> metrics = new DecisionText(trials).keyMetrics();
    Table changes = WhatIfTable.of(trials, metrics);
    Blocks blocks =
        new Blocks()
            .paragraph(
                changes.isEmpty()
                    ? "No change of one part of the rule or of one figure alone changes it."
                    : "The nearest change of each part of the rule, and of each figure that it"
                        + " rests on, that leads to another choice, and what that one costs by the"
                        + " figures as they are.")
            .table(changes);
    Table wins = StabilityTable.of(trials, metrics);
    if (!wins.isEmpty()) {
      blocks
          .heading("How often each variant is chosen")
          .note(
              "When every uncertain figure is drawn again from a normal distribution, and the rule"
                  + " decides again.")
          .table(wins);
    }
    return Optional.of(
        blocks.section("change", "What would change it", "What would change the decision"));
  }
}
