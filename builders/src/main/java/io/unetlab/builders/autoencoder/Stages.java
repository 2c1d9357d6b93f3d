package io.unetlab.builders.autoencoder;

import io.unetlab.builders.graph.Stage;
import io.unetlab.builders.unet.LevelStages;

/** The levels of a decoder or encoder, which goes only one way, so that no word says which. */
final class Stages {

  private Stages() {}

  /** A level on an encoder's way to the latent. */
  static Stage down(int level) {
    return LevelStages.down(word(level), level);
  }

  /** A level on a decoder's way to the image. */
  static Stage up(int level) {
    return LevelStages.up(word(level), level);
  }

  private static String word(int level) {
    return "level " + level;
  }
}
