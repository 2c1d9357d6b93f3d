package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.SharedKv;
import io.unetlab.spec.model.StackKind;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;

/** Reports everything in a spec that the config of a UNet2DModel cannot express. */
final class PlainExportChecks {

  private final UNetSpec spec;
  private final ExportReport report;
  private final ConditionChecks condition;

  PlainExportChecks(UNetSpec spec, ExportReport report) {
    this.spec = spec;
    this.report = report;
    this.condition = new ConditionChecks(spec, report);
  }

  void network() {
    embeddings();
    size();
    int resnets = spec.levels().get(0).down().resnets();
    for (int i = 0; i < spec.levels().size(); i++) {
      LevelSpec level = spec.levels().get(i);
      String path = "levels[" + i + "]";
      report.startBlock();
      block(level.down(), level.channels(), path);
      block(level.up(), level.channels(), path + ".up");
      count(level.down(), path, resnets);
      count(level.up(), path + ".up", resnets + 1);
    }
    report.startBlock();
    spec.middle().ifPresent(this::middle);
    List<Integer> widths = PlainExport.headWidths(spec);
    if (widths.size() > 1 && !PlainExport.isSingleHeaded(spec)) {
      report.refuse("transformer.head_width", widths + "", "one width, or one head everywhere");
    }
  }

  private void embeddings() {
    spec.extra().ifPresent(it -> report.refuse("extra.kind", ConfigExtra.word(it), only("none")));
    spec.time()
        .condProjDim()
        .ifPresent(it -> report.refuse("time.time_cond_proj_dim", it + "", only("none")));
    spec.classes()
        .map(ClassEmbedding::type)
        .filter(ClassEmbedding.Type::isProjection)
        .ifPresent(
            it ->
                report.refuse(
                    "class_embedding.class_embed_type",
                    ChoiceType.word(it),
                    only("learned, timestep, identity")));
    if (spec.classes().filter(ClassEmbedding::concat).isPresent()) {
      report.refuse("class_embedding.class_embeddings_concat", "true", only("false"));
    }
  }

  private void size() {
    LatentSpec latent = spec.latent();
    int step = 1 << (spec.levels().size() - 1);
    if (latent.height() % step != 0 || latent.width() % step != 0) {
      String size = "[" + latent.height() + ", " + latent.width() + "]";
      report.refuse("latent.size", size, only("sides that " + step + " divides"));
    }
  }

  private void count(BlockSpec block, String path, int resnets) {
    if (block.resnets() != resnets) {
      String only = "the same number at every level, one more on the way up; here " + resnets;
      report.refuse(block, path, "resnets", block.resnets() + "", only);
    }
  }

  private void middle(BlockSpec middle) {
    block(middle, spec.levels().get(spec.levels().size() - 1).channels(), "middle");
    if (middle.resnets() != 2) {
      report.refuse(middle, "middle", "resnets", middle.resnets() + "", only("2"));
    }
  }

  private void block(BlockSpec block, int channels, String path) {
    condition.convolutions(block, path);
    BlockChecks.resnet(block, path, report);
    if (block.hasTransformers()) {
      stack(block, channels, path);
    }
  }

  private void stack(BlockSpec block, int channels, String path) {
    TransformerSpec transformer = block.transformer();
    if (transformer.kind() != StackKind.ATTENTION) {
      String kind = ChoiceType.word(transformer.kind());
      report.refuse(block, path, "transformer.kind", kind, "the same everywhere, here attention");
    }
    attention(block, path);
    condition.keys(block, channels, path);
    if (block.transformers().contains(0)) {
      String only = "an attention after each residual block or after none";
      report.refuse(block, path, "transformers", block.transformers() + "", only);
    }
  }

  private void attention(BlockSpec block, String path) {
    AttentionSpec attention = block.transformer().attentions();
    if (attention.sharedKv().self()) {
      String shared = ChoiceType.word(attention.sharedKv());
      report.refuse(
          block, path, "transformer.shared_kv", shared, only(ChoiceType.word(SharedKv.NONE)));
    }
    if (attention.kernels().self() != AttentionKernel.SOFTMAX) {
      String kernel = ChoiceType.word(attention.kernels().self());
      report.refuse(block, path, "transformer.attention", kernel, only("softmax"));
    }
    if (attention.kvDownsample() != 1) {
      String shrunk = attention.kvDownsample() + "";
      report.refuse(block, path, "transformer.kv_downsample", shrunk, only("1"));
    }
    if (attention.upcast()) {
      report.refuse(block, path, "transformer.upcast_attention", "true", only("false"));
    }
  }

  private static String only(String what) {
    return "only " + what + " in a UNet2DModel";
  }
}
