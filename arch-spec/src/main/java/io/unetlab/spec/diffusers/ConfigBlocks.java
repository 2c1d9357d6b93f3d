package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.FeedForwardActivation;
import io.unetlab.spec.model.FeedForwardSpec;
import io.unetlab.spec.model.QkNorm;
import io.unetlab.spec.model.ResnetSpec;
import java.util.Optional;

/**
 * What a config says once for all blocks, by keys that only DreamLiteUNetModel has. In
 * UNet2DConditionModel they are fixed.
 *
 * @param kvHeads empty for as many as heads
 * @param middleStacks the stacks of the middle, which has one residual block more
 */
record ConfigBlocks(
    ResnetSpec resnet,
    Optional<Integer> kvHeads,
    QkNorm qkNorm,
    FeedForwardSpec feedForward,
    int middleStacks) {

  /** DreamLite's only separable residual block: twice as wide inside, without a bias. */
  static final ResnetSpec SEPARABLE =
      new ResnetSpec(
          ConvKind.SEPARABLE,
          ResnetSpec.DEFAULT.kernel(),
          ResnetSpec.DEFAULT.activation(),
          2,
          false);

  private static final ConfigBlocks FIXED =
      new ConfigBlocks(
          ResnetSpec.DEFAULT, Optional.empty(), QkNorm.NONE, FeedForwardSpec.DEFAULT, 1);

  static ConfigBlocks of(ConfigValues config) {
    if (config.keys() != DreamLiteKeys.TABLE) {
      return FIXED;
    }
    return new ConfigBlocks(
        config.get(DreamLiteKeys.USE_SEP_CONV) ? SEPARABLE : ResnetSpec.DEFAULT,
        config.get(DreamLiteKeys.NUM_KV_HEADS),
        config.get(DreamLiteKeys.QK_NORM).orElse(QkNorm.NONE),
        new FeedForwardSpec(config.get(DreamLiteKeys.FF_MULT), FeedForwardActivation.GEGLU),
        config.get(DreamLiteKeys.NUM_MID_LAYERS));
  }
}
