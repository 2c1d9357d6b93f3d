package io.unetlab.reports.section;

import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.PictureOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.page.LatencyData;
import io.unetlab.reports.view.LatencySection;
import io.unetlab.reports.view.LatencySections;
import io.unetlab.reports.view.PipelineLatency;
import io.unetlab.reports.view.TargetsTable;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Optional;

/** What was measured, or is known from elsewhere, on each target, and where targets disagree. */
final class LatencyByTargetSection {

  private static final String OF_NETWORKS =
      "Each network's median with its confidence interval. A bar that ends beyond its tick saves a"
          + " smaller share of the time than of the MACs.";
  private static final String OF_PARTS =
      "Each pipeline's MACs and time, divided among its parts. The bars are equally long; what they"
          + " add up to is on the right.";

  private LatencyByTargetSection() {}

  static Optional<Section> of(Trials trials) {
    List<LatencySection> sections = LatencySections.of(trials).sections();
    if (sections.isEmpty()) {
      return Optional.empty();
    }
    Blocks blocks =
        new Blocks()
            .paragraph(
                PipelineLatency.isOf(trials)
                    ? "The base, each edit of the ladder, the choice and those that follow it. The"
                        + " latency of each is added up from its parts; a part that many pipelines"
                        + " share is measured or reported once."
                    : isPredicted(trials)
                        ? "The base, each edit of the ladder, the choice and those that follow it."
                        : "The base, each edit of the ladder, and the networks on the front next to"
                            + " the choice. Networks measured together run interleaved in random"
                            + " order.");
    TargetsTable targets = new TargetsTable(trials);
    targets.table().ifPresent(it -> blocks.table("On each target", it));
    targets.disagreements().forEach(blocks::paragraph);
    String caption = PipelineLatency.isOf(trials) ? OF_PARTS : OF_NETWORKS;
    sections.forEach(it -> target(blocks, it, caption));
    return Optional.of(blocks.section("latency", "Latency"));
  }

  private static boolean isPredicted(Trials trials) {
    return trials.result().latencies().stream().allMatch(it -> it.target().predicted().isPresent());
  }

  private static void target(Blocks blocks, LatencySection section, String caption) {
    blocks.heading(section.heading()).paragraph(section.what());
    section.picture().ifPresent(name -> chart(blocks, section, new PictureOf(name, caption)));
    section.tables().forEach(blocks::table);
    blocks.bullets(section.notes());
  }

  private static void chart(Blocks blocks, LatencySection section, PictureOf picture) {
    blocks.add(
        section.bars().isEmpty()
            ? picture
            : new Interactive(
                "latency", section.heading(), LatencyData.of(section.bars()), List.of(picture)));
  }
}
