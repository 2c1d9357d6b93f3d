package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Stage;

/** The stages of a decoder or encoder, in the order in which they run. */
final class Stages {

  // After every level of an encoder and before every level of a decoder, as in a UNet.
  private static final int MIDDLE_ORDER = 1 << 20;

  static final Stage MIDDLE = new Stage("middle", MIDDLE_ORDER);

  private Stages() {}

  /** A level on an encoder's way to the latent. */
  static Stage down(int level) {
    return new Stage("level " + level, level);
  }

  /** A level on a decoder's way to the image. */
  static Stage up(int level) {
    return new Stage("level " + level, 2 * MIDDLE_ORDER - level);
  }
}
