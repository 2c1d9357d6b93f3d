package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.OneOrList;
import java.util.List;
import java.util.Optional;

/**
 * Reports everything in a spec that a class of diffusers cannot express, each with its location.
 */
final class ExportChecks {

  private final UNetSpec spec;
  private final ExportReport report;
  private final ClassChecks own;
  private final BlockChecks blocks;

  private ExportChecks(UNetSpec spec, ExportReport report, ClassChecks own) {
    this.spec = spec;
    this.report = report;
    this.own = own;
    this.blocks = new BlockChecks(spec, report, own);
  }

  /**
   * The class that the spec is written as: UNet2DModel for what only that has; otherwise of the two
   * others the one that can express more of it, UNet2DConditionModel if they are equal.
   *
   * @param problems gets what the class cannot express
   */
  static ExportClass check(UNetSpec spec, Problems problems) {
    if (PlainExport.applies(spec)) {
      plain(spec, new ExportReport(spec, problems));
      return ExportClass.PLAIN;
    }
    Problems condition = new Problems();
    ExportReport report = new ExportReport(spec, condition);
    new ExportChecks(spec, report, new ConditionChecks(spec, report)).network();
    Problems dreamLite = new Problems();
    report = new ExportReport(spec, dreamLite);
    new ExportChecks(spec, report, new DreamLiteChecks(spec, report)).network();
    boolean nearer = dreamLite.count() < condition.count();
    problems.addAll(nearer ? dreamLite : condition);
    return nearer ? ExportClass.DREAM_LITE : ExportClass.CONDITION;
  }

  private static void plain(UNetSpec spec, ExportReport report) {
    shared(spec, report);
    new PlainExportChecks(spec, report).network();
  }

  private static void shared(UNetSpec spec, ExportReport report) {
    if (spec.latent().batch() > 1) {
      report.refuse("latent.batch", spec.latent().batch() + "", "only 1");
    }
    if (spec.resample().conv() != ConvKind.REGULAR && spec.levels().size() > 1) {
      report.refuse("resample.conv", ChoiceType.word(spec.resample().conv()), "only regular");
    }
  }

  private void network() {
    shared(spec, report);
    if (spec.text().isEmpty() && spec.attendsToText()) {
      report.refuse("text", "none", "the transformers attend to a text");
    }
    inputDims();
    own.embeddings();
    for (int i = 0; i < spec.levels().size(); i++) {
      level(spec.levels().get(i), "levels[" + i + "]");
    }
    spec.middle().ifPresent(this::middle);
  }

  // One key of the config holds both.
  private void inputDims() {
    Optional<Integer> labels = spec.classes().flatMap(ClassEmbedding::inputDim);
    Optional<Integer> sizes = spec.extra().map(ExtraSpec::width);
    if (labels.isPresent() && sizes.isPresent() && !labels.equals(sizes)) {
      String path = "class_embedding.projection_class_embeddings_input_dim";
      report.refuse(path, labels.get() + "", "the width of `extra`, here " + sizes.get());
    }
  }

  private void level(LevelSpec level, String path) {
    BlockSpec down = level.down();
    BlockSpec up = level.up();
    report.startBlock();
    blocks.check(down, level.channels(), path);
    blocks.check(up, level.channels(), path + ".up");
    if (up.resnets() != down.resnets() + 1) {
      String only = "always one more than on the way down, here " + (down.resnets() + 1);
      report.refuse(up, path + ".up", "resnets", up.resnets() + "", only);
    }
    if (down.hasTransformers() && up.hasTransformers()) {
      heads(level.channels(), up, down, path + ".up", "as on the way down");
    }
  }

  private void middle(BlockSpec middle) {
    report.startBlock();
    LevelSpec last = spec.levels().get(spec.levels().size() - 1);
    blocks.check(middle, last.channels(), "middle");
    own.middle(middle);
    if (middle.hasTransformers()) {
      middleAgainst(last, middle);
    }
  }

  private void middleAgainst(LevelSpec last, BlockSpec middle) {
    BlockSpec down = last.down();
    if (down.hasTransformers()) {
      depths(down, middle);
    }
    if (down.hasTransformers() || last.up().hasTransformers()) {
      BlockSpec other = down.hasTransformers() ? down : last.up();
      heads(last.channels(), middle, other, "middle", "as on the last level");
    }
  }

  // One depth of the last level is that of all stacks, several are those of the first ones.
  private void depths(BlockSpec down, BlockSpec middle) {
    int stacks = middle.transformers().size();
    List<Integer> last = new OneOrList<>(down.transformers(), true).collapsed().spread(stacks);
    List<Integer> expected = last.subList(0, Math.min(stacks, last.size()));
    if (!middle.transformers().equals(expected)) {
      boolean single = stacks == 1;
      String found = single ? middle.transformers().get(0) + "" : middle.transformers() + "";
      String only =
          single
              ? "the first depth of the last level, " + expected.get(0)
              : "the first depths of the last level, " + expected;
      report.refuse(middle, "middle", "transformers", found, only);
    }
  }

  private void heads(int channels, BlockSpec block, BlockSpec other, String path, String as) {
    int heads = block.transformer().attentions().heads().in(channels);
    int others = other.transformer().attentions().heads().in(channels);
    if (heads != others) {
      report.refuse(block, path, "transformer.heads", heads + "", as + ", " + others);
    }
  }
}
