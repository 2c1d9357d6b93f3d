package io.unetlab.reports.section;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.KeptMembers;
import io.unetlab.reports.view.StabilityTable;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.WhatIfTable;
import java.util.List;
import java.util.Optional;

/** What would change the decision, and how often it changes within the uncertainty. */
final class WhatIfSection {

  private WhatIfSection() {}

  static Optional<Section> of(Trials trials) {
    List<Metric> metrics = new DecisionText(trials).keyMetrics();
    Table changes = WhatIfTable.of(trials, metrics);
    Blocks blocks =
        new Blocks()
            .paragraph(
                changes.isEmpty()
                    ? "No change of a single part of the rule or a single figure changes the decision."
                    : "For each part of the rule and each figure it rests on: the smallest change"
                        + " that leads to another choice, and what that choice costs then.")
            .table(changes);
    KeptMembers.ofChanges(trials.result()).ifPresent(blocks::note);
    Table wins = StabilityTable.of(trials, metrics);
    if (!wins.isEmpty()) {
      blocks
          .heading("How often each variant is chosen")
          .note(
              "Every uncertain figure is drawn from its normal distribution, and the rule is applied"
                  + " to each draw. Where it says none, no variant keeps every constraint.")
          .table(wins);
    }
    return Optional.of(
        blocks.section("change", "What would change it", "What would change the decision"));
  }
}
