package io.unetlab.builders.graph;

/** Where zeros are added around an image before it is convolved. */
public enum Padding {
  /** Half a kernel on each side: a strided convolution rounds the size up. */
  HALF,
  /**
   * A kernel less the stride at the bottom and on the right: a strided convolution rounds the size
   * down, as in "Denoising Diffusion Probabilistic Models", arXiv 2006.11239.
   */
  END,
  /** Nowhere: a convolution whose stride is its kernel rounds the size down. */
  NONE
}
