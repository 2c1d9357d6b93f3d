package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.SelfAttention;

/** What a block type of diffusers puts after its residual blocks. */
enum SideType {
  /** Nothing. */
  BARE,
  /** Transformers with self- and cross-attention. */
  TRANSFORMERS,
  /** Transformers whose self-attention is removed while its norm stays. */
  NORM_ONLY;

  /** The type of a block in a network. */
  static SideType of(BlockSpec block) {
    if (!block.hasTransformers()) {
      return BARE;
    }
    return block.transformer().selfAttention() == SelfAttention.NORM_ONLY
        ? NORM_ONLY
        : TRANSFORMERS;
  }

  boolean attends() {
    return this != BARE;
  }

  /**
   * The name in published configs.
   *
   * @param way {@code Down} or {@code Up}
   */
  String name(String way) {
    return switch (this) {
      case BARE -> way + "Block2D";
      case TRANSFORMERS -> "CrossAttn" + way + "Block2D";
      case NORM_ONLY ->
          "CrossAttn" + way + "RemoveSelfAttnBlock2D" + (way.equals("Up") ? "V1" : "");
    };
  }
}
