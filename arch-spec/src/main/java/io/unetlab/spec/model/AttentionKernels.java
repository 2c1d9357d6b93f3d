package io.unetlab.spec.model;

import java.util.Objects;

/**
 * The kernels of the two attentions of a transformer block.
 *
 * @param self of the tokens to each other
 * @param cross of the tokens to the text
 */
public record AttentionKernels(AttentionKernel self, AttentionKernel cross) {

  public AttentionKernels {
    Objects.requireNonNull(self, "self");
    Objects.requireNonNull(cross, "cross");
  }

  /** The same kernel in both. */
  public static AttentionKernels both(AttentionKernel kernel) {
    return new AttentionKernels(kernel, kernel);
  }
}
