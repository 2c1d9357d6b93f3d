package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.GroupNorm;

/**
 * The operations that DJL's Java API lacks. There are two ways to them, held equal by a test:
 * {@link FusedKernels} through PyTorch's own, {@link PlainKernels} with DJL's arrays alone.
 *
 * <p>All results belong to the manager of the first argument.
 */
public sealed interface Kernels permits FusedKernels, PlainKernels {

  /** Of an image, N x C x H x W, with a scale and a shift for each channel. */
  NDArray groupNorm(NDArray image, GroupNorm op, NDArray weight, NDArray bias);

  /** x times its sigmoid. */
  NDArray silu(NDArray x);

  /** Of queries, N x tokens x width, over keys and values, N x keys x width. */
  NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op);
}
