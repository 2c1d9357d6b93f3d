package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import org.jspecify.annotations.Nullable;

/**
 * The operations that DJL's Java API lacks or implements slowly. A test checks that the
 * implementations agree: {@link FusedKernels} uses PyTorch's operations, {@link PlainKernels} only
 * DJL's arrays; {@link RecordingKernels} are PyTorch's with gradients.
 *
 * <p>All results belong to the manager of the first argument.
 */
public sealed interface Kernels permits FusedKernels, PlainKernels, RecordingKernels {

  /**
   * Convolves an image, N x C x H x W.
   *
   * @param weight plain, or the result of {@link #packed} or {@link #packedForDoubled}
   */
  NDArray conv2d(NDArray image, Conv2d op, NDArray weight, @Nullable NDArray bias);

  /**
   * An image with rows of zeros below it and columns on its right, since the convolutions know no
   * padding on one side only.
   *
   * @param after rows and columns
   */
  NDArray padded(NDArray image, int after);

  /**
   * A convolution's weight in the form that {@link #conv2d} reads fastest, for inference only.
   * Either returns the weight itself or frees it.
   *
   * @param image shape of the convolution's input, N x C x H x W
   */
  NDArray packed(NDArray weight, Conv2d op, TensorShape image);

  /**
   * The same for a convolution of an image that is doubled first, which {@link #conv2d} then reads
   * undoubled: its result has twice the height and width of what it is given.
   *
   * @param small shape of the image before it is doubled
   */
  NDArray packedForDoubled(NDArray weight, Conv2d op, TensorShape small);

  /** Normalises an image, N x C x H x W, with a scale and a shift for each channel. */
  NDArray groupNorm(NDArray image, GroupNorm op, NDArray weight, NDArray bias);

  /**
   * Normalises tokens, N x tokens x width, each run of the operation's width. Computes in float32
   * whatever the tokens' type, since squares overflow 16 bits.
   */
  NDArray rmsNorm(NDArray tokens, RmsNorm op, NDArray weight);

  /**
   * Applies an activation function to each element.
   *
   * @param overwrite whether the result may take the place of x
   */
  NDArray activate(NDArray x, Activation function, boolean overwrite);

  /**
   * The sum of two arrays of one shape.
   *
   * @param overwrite whether the result may take the place of the first
   */
  NDArray add(NDArray first, NDArray second, boolean overwrite);

  /** An image with both sides doubled or more, by a whole factor: each pixel becomes a square. */
  NDArray enlarged(NDArray image, int factor);

  /**
   * Attention of queries, N x tokens x width, over keys and values, N x keys x width of their
   * heads. Linear attention computes in float32 whatever the type, since its sums have as many
   * terms as there are keys.
   */
  NDArray attention(NDArray queries, NDArray keys, NDArray values, Attention op);

  /** The same kernels with gradients, for training. */
  Kernels recording();
}
