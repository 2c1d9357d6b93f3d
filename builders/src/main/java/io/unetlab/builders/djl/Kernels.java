package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * The operations that DJL's Java API lacks, or has in a slow form. There are two ways to them, held
 * equal by a test: {@link FusedKernels} through PyTorch's own, {@link PlainKernels} with DJL's
 * arrays alone.
 *
 * <p>All results belong to the manager of the first argument.
 */
public sealed interface Kernels permits FusedKernels, PlainKernels {

  /**
   * Of an image, N x C x H x W.
   *
   * @param weight plain, or as {@link #packed} gave it
   */
  NDArray conv2d(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias);

  /**
   * A convolution's weight in the form that {@link #conv2d} reads fastest, to run networks and not
   * to train them. Either it is the weight itself, or the weight has been freed.
   *
   * @param image what the convolution reads; N x C x H x W
   */
  NDArray packed(NDArray weight, Conv2d op, TensorShape image);

  /** Of an image, N x C x H x W, with a scale and a shift for each channel. */
  NDArray groupNorm(NDArray image, GroupNorm op, NDArray weight, NDArray bias);

  /** x times its sigmoid. */
  NDArray silu(NDArray x);

  /** Of queries, N x tokens x width, over keys and values, N x keys x width. */
  NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op);
}
