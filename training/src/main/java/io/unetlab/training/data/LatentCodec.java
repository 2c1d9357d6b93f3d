package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;

/** What the network sees of pictures, and pictures of what it makes. */
public interface LatentCodec extends AutoCloseable {

  /** Shape of a picture, 1 x 3 x size x size. */
  TensorShape pictureShape();

  /** Shape of its latent, 1 x C x H x W. */
  TensorShape latentShape();

  /**
   * The latents of pictures, one after another.
   *
   * @param pictures one after another, from -1 to 1; not changed
   */
  float[] encode(float[] pictures);

  /**
   * The pictures of latents, one after another; not clipped to the range from -1 to 1.
   *
   * @param latents one after another; not changed
   */
  float[] decode(float[] latents);

  /** What determines every latent: a part of the identity of what was encoded. */
  String identity();

  @Override
  void close();
}
