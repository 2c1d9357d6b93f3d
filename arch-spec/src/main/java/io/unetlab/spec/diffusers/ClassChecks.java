package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.BlockSpec;

/**
 * What differs between UNet2DConditionModel and DreamLiteUNetModel in the networks that they can
 * express. Each method reports what its class cannot.
 */
interface ClassChecks {

  /** The embedding of sizes and the projection of the text. */
  void embeddings();

  /** The convolutions of residual blocks. */
  void convolutions(BlockSpec block, String path);

  /** The self-attention of a block with transformers. */
  void selfAttention(BlockSpec block, String path);

  /** The heads of keys and values, and their norm, in a block with transformers. */
  void keys(BlockSpec block, int channels, String path);

  /** The inner width of the feed-forward in a block with transformers. */
  void ratio(BlockSpec block, String path);

  /** The shape of the middle. */
  void middle(BlockSpec middle);
}
