package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;

/**
 * Space to depth: the f x f pixels of a square become channels, in the order of PyTorch's {@code
 * pixel_unshuffle}. Exact in both directions.
 */
record ShuffleCodec(TensorShape pictureShape, int factor) implements LatentCodec {

  ShuffleCodec {
    if (pictureShape.dim(2) % factor != 0 || pictureShape.dim(3) % factor != 0) {
      throw new IllegalArgumentException(factor + " does not divide the sides of " + pictureShape);
    }
  }

  @Override
  public TensorShape latentShape() {
    return TensorShape.of(
        1,
        pictureShape.dim(1) * factor * factor,
        pictureShape.dim(2) / factor,
        pictureShape.dim(3) / factor);
  }

  @Override
  public float[] encode(float[] pictures) {
    float[] latents = new float[pictures.length];
    int at = 0;
    for (int from : order(pictures.length)) {
      latents[at++] = pictures[from];
    }
    return latents;
  }

  @Override
  public float[] decode(float[] latents) {
    float[] pictures = new float[latents.length];
    int at = 0;
    for (int to : order(latents.length)) {
      pictures[to] = latents[at++];
    }
    return pictures;
  }

  // The index of the pixel that each number of the latents is.
  private int[] order(int numbers) {
    int side = Math.toIntExact(pictureShape.dim(3));
    int height = Math.toIntExact(pictureShape.dim(2));
    int[] order = new int[numbers];
    int at = 0;
    for (int plane = 0; plane < numbers; plane += side * height) {
      for (int offset = 0; offset < factor * factor; offset++) {
        int first = plane + offset / factor * side + offset % factor;
        for (int row = 0; row < height; row += factor) {
          for (int column = 0; column < side; column += factor) {
            order[at++] = first + row * side + column;
          }
        }
      }
    }
    return order;
  }

  @Override
  public String identity() {
    return "shuffle " + factor;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
