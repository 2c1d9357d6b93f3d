package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.model.AttentionKernels;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.FeedForwardActivation;
import io.unetlab.spec.model.FeedForwardSpec;
import io.unetlab.spec.model.Projection;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.SharedKv;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.yaml.ChoiceType;

/** Reports everything in a block that a class of diffusers cannot express. */
final class BlockChecks {

  private final UNetSpec spec;
  private final ExportReport report;
  private final ClassChecks own;

  BlockChecks(UNetSpec spec, ExportReport report, ClassChecks own) {
    this.spec = spec;
    this.report = report;
    this.own = own;
  }

  void check(BlockSpec block, int channels, String path) {
    own.convolutions(block, path);
    resnet(block, path, report);
    if (block.hasTransformers()) {
      attentions(block, channels, path);
      feedForward(block, path);
      everywhere(block, path);
      if (block.transformers().contains(0)) {
        String only = "a stack after each residual block or after none";
        report.refuse(block, path, "transformers", block.transformers() + "", only);
      }
    }
  }

  /** What no class can express of a residual block. */
  static void resnet(BlockSpec block, String path, ExportReport report) {
    ResnetSpec resnet = block.resnet();
    if (resnet.kernel() != 3) {
      report.refuse(block, path, "resnet.kernel", resnet.kernel() + "", "only 3");
    }
    if (resnet.activation() != Activation.SILU) {
      String only = "only silu; any other would also apply to the time embedding and output";
      report.refuse(block, path, "resnet.activation", word(resnet.activation()), only);
    }
  }

  private void attentions(BlockSpec block, int channels, String path) {
    TransformerSpec transformer = block.transformer();
    own.selfAttention(block, path);
    if (!transformer.crossAttention()) {
      report.refuse(block, path, "transformer.cross_attention", "false", "only true");
    }
    SharedKv shared = transformer.attentions().sharedKv();
    if (shared != SharedKv.NONE) {
      report.refuse(block, path, "transformer.shared_kv", word(shared), "only none");
    }
    kernels(block, path);
    own.keys(block, channels, path);
    int shrunk = transformer.attentions().kvDownsample();
    if (shrunk != 1 && transformer.attendsToItself()) {
      report.refuse(block, path, "transformer.kv_downsample", shrunk + "", "only 1");
    }
  }

  private void kernels(BlockSpec block, String path) {
    AttentionKernels kernels = block.transformer().attentions().kernels();
    if (kernels.self() == kernels.cross()) {
      kernel(block, path, "transformer.attention", kernels.self());
      return;
    }
    if (block.transformer().attendsToItself()) {
      kernel(block, path, "transformer.attention.self", kernels.self());
    }
    kernel(block, path, "transformer.attention.cross", kernels.cross());
  }

  private void kernel(BlockSpec block, String path, String key, AttentionKernel kernel) {
    if (kernel != AttentionKernel.SOFTMAX) {
      report.refuse(block, path, key, word(kernel), "only softmax");
    }
  }

  private void feedForward(BlockSpec block, String path) {
    FeedForwardSpec feedForward = block.transformer().feedForward();
    if (feedForward.activation() != FeedForwardActivation.GEGLU) {
      String activation = word(feedForward.activation());
      report.refuse(block, path, "transformer.feed_forward.activation", activation, "only geglu");
    }
    own.ratio(block, path);
    if (feedForward.depthwise()) {
      report.refuse(block, path, "transformer.feed_forward.depthwise", "true", "only false");
    }
  }

  /** Values that a config states once. */
  private void everywhere(BlockSpec block, String path) {
    Projection projection = projection(spec);
    Projection found = block.transformer().projection();
    if (found != projection) {
      String only = "the same everywhere, here " + word(projection);
      report.refuse(block, path, "transformer.projection", word(found), only);
    }
    boolean upcast = block.transformer().attentions().upcast();
    if (upcast != upcasts(spec)) {
      String only = "the same everywhere, here " + upcasts(spec);
      report.refuse(block, path, "transformer.upcast_attention", upcast + "", only);
    }
  }

  /** The projection of the first block with transformers; all others must have the same. */
  static Projection projection(UNetSpec spec) {
    return spec.blocks()
        .filter(BlockSpec::hasTransformers)
        .findFirst()
        .map(block -> block.transformer().projection())
        .orElse(Projection.CONV);
  }

  /** Whether the first block with transformers upcasts attention; all others must do the same. */
  static boolean upcasts(UNetSpec spec) {
    return spec.blocks()
        .filter(BlockSpec::hasTransformers)
        .findFirst()
        .filter(block -> block.transformer().attentions().upcast())
        .isPresent();
  }

  private static String word(Enum<?> constant) {
    return ChoiceType.word(constant);
  }
}
