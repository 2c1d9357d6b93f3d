package io.unetlab.spec.rule;

import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import java.util.List;
import java.util.stream.Stream;

/** Every rule for networks, one line each, in the order in which they are checked. */
public final class SpecRules {

  /** The rules for UNets. */
  public static final List<SpecRule<? super UNetSpec>> UNET =
      List.of(
          new GroupsDivideChannelsRule(),
          new HeadsDivideChannelsRule(),
          new OneOfHeadsRule(),
          new ListLengthRule(),
          new NeedsAttentionRule(),
          new NeedsTextRule(),
          new WholeFeedForwardRule(),
          new OddKernelRule(),
          new BlockLimitRule(),
          new EvenEmbeddingRule(),
          new ClassEmbeddingRule(),
          new StackDepthRule(),
          new HalvingRule(),
          new KvHeadsRule(),
          new KvDownsampleRule(),
          new TextProjectionRule());

  /** The rules for decoders and encoders. */
  public static final List<SpecRule<? super AutoencoderSpec>> AUTOENCODER =
      List.of(
          new AutoencoderGroupsRule(),
          new AutoencoderKernelRule(),
          new AutoencoderMiddleRule(),
          new TaesdRule(),
          new AutoencoderHalvingRule());

  /** The rules for text encoders. */
  public static final List<SpecRule<? super TextEncoderSpec>> TEXT_ENCODER =
      List.of(
          new TextHeadsRule(),
          new TextFeedForwardRule(),
          new TextLayersRule(),
          new TextOutputsRule(),
          new EndOfTextRule());

  /** The rules for pipelines; their parts have their own kind's. */
  public static final List<SpecRule<? super PipelineSpec>> PIPELINE =
      List.of(
          new LatentChannelsRule(),
          new PictureSizeRule(),
          new TextFitsRule(),
          new PooledTextRule(),
          new TextEncodersRule(),
          new OnePictureRule(),
          new SamplerRule(),
          new GuidanceScaleRule());

  private SpecRules() {}

  /** The rules of all kinds of networks. */
  public static List<SpecRule<?>> all() {
    return Stream.<List<? extends SpecRule<?>>>of(UNET, AUTOENCODER, TEXT_ENCODER, PIPELINE)
        .<SpecRule<?>>flatMap(List::stream)
        .toList();
  }

  /**
   * Checks every rule and adds a problem for each violation.
   *
   * @param tree the merged document from which the spec was read; problems point into it
   * @param at the path of the tree, which is a pipeline's part unless empty
   */
  public static <S extends NetworkSpec> void check(
      List<SpecRule<? super S>> rules, S spec, MapNode tree, Reading at) {
    for (SpecRule<? super S> rule : rules) {
      rule.check(spec, new Findings(rule.code(), tree, at));
    }
  }
}
