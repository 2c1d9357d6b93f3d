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
  private final ExportChecks report;

  PlainExportChecks(UNetSpec spec, ExportChecks report) {
    this.spec = spec;
    this.report = report;
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
    spec.extra().ifPresent(it -> report.refuse("extra.kind", ExportChecks.kind(it), only("none")));
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
    int channels = spec.levels().get(spec.levels().size() - 1).channels();
    block(middle, channels, "middle");
    if (middle.resnets() != 2) {
      report.refuse(middle, "middle", "resnets", middle.resnets() + "", only("2"));
    }
  }

  private void block(BlockSpec block, int channels, String path) {
    report.resnet(block, path);
    if (!block.hasTransformers()) {
      return;
    }
    TransformerSpec transformer = block.transformer();
    if (transformer.kind() != StackKind.ATTENTION) {
      String kind = ChoiceType.word(transformer.kind());
      report.refuse(block, path, "transformer.kind", kind, "the same everywhere, here attention");
    }
    attention(block, channels, path);
    if (block.transformers().contains(0)) {
      String only = "an attention after each residual block or after none";
      report.refuse(block, path, "transformers", block.transformers() + "", only);
    }
  }

  private void attention(BlockSpec block, int channels, String path) {
    AttentionSpec attentions = block.transformer().attentions();
    if (attentions.sharedKv().self()) {
      String shared = ChoiceType.word(attentions.sharedKv());
      report.refuse(
          block, path, "transformer.shared_kv", shared, only(ChoiceType.word(SharedKv.NONE)));
    }
    AttentionKernel kernel = attentions.kernels().self();
    if (kernel != AttentionKernel.SOFTMAX) {
      String word = ChoiceType.word(kernel);
      report.refuse(block, path, "transformer.attention", word, only("softmax"));
    }
    report.attention(block, channels, path);
    if (attentions.upcast()) {
      report.refuse(block, path, "transformer.upcast_attention", "true", only("false"));
    }
  }

  private static String only(String what) {
    return "only " + what + " in a UNet2DModel";
  }
}
