package io.unetlab.reports.section;

import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.SmallScalePictures;
import io.unetlab.reports.view.SmallScaleTables;
import io.unetlab.reports.view.SmallScaleText;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Optional;

/** What the study measured by training its networks in small, and what that can say. */
final class SmallScaleSection {

  private SmallScaleSection() {}

  static Optional<Section> of(Trials trials) {
    return trials.smallScale().map(it -> section(trials, it));
  }

  private static Section section(Trials trials, SmallScale small) {
    SmallScaleText text = new SmallScaleText(trials, small);
    SmallScaleTables tables = new SmallScaleTables(trials, small);
    Blocks blocks =
        new Blocks()
            .add(Paragraph.of(Paragraph.Tone.LEAD, text.scale()))
            .paragraph(
                "All networks see the same pictures, captions and noise in the same order, and"
                    + " start from the same weights wherever they share a layer. Numbers are of"
                    + " this scale alone: none is an FID or a CLIP score, and none is added to"
                    + " one.")
            .bullets(Bullets.Kind.WARNINGS, text.missing());
    if (!small.steps().isEmpty()) {
      blocks.bullets("Does this scale agree with what is published?", text.agreements());
      blocks.note(text.rule());
      text.chance().ifPresent(blocks::note);
    }
    List<Metric> metrics = small.trainings().asked().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      metric(blocks, tables, metrics.get(i), i);
    }
    return blocks
        .table("The networks", tables.networks())
        .note("Means over the seeds; in brackets the standard deviation of one training.")
        .picture(
            SmallScalePictures.SAMPLES,
            "Sampled pictures: the same captions from the same noise, a row for each network.")
        .picture(
            SmallScalePictures.LOSSES,
            "The loss while training after its first tenth, mean over the seeds. Levels differ less from"
                + " network to network than from the start to the end.")
        .section("small-scale", "Trained in small", "Quality, measured by training in small");
  }

  private static void metric(Blocks blocks, SmallScaleTables tables, Metric metric, int index) {
    if (tables.steps(metric).isEmpty()) {
      return;
    }
    blocks
        .heading(metric.title())
        .paragraph(metric.doc())
        .picture(
            SmallScalePictures.stepsName(index),
            "Each step against the network before it, in pairs of trainings with the same seed:"
                + " the mean difference and its 95 % interval by Student's t.")
        .table(tables.steps(metric), TableOf.Shape.LADDER);
  }
}
