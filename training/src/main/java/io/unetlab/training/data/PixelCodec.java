package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;

/** The pictures themselves. */
public record PixelCodec(TensorShape pictureShape) implements LatentCodec {

  @Override
  public TensorShape latentShape() {
    return pictureShape;
  }

  @Override
  public float[] encode(float[] pictures) {
    return pictures.clone();
  }

  @Override
  public float[] decode(float[] latents) {
    return latents.clone();
  }

  @Override
  public String identity() {
    return "pixels";
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
