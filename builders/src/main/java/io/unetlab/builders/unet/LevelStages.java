package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Stage;

/** The stages of networks with levels, in the order in which they run: down, the middle, up. */
public final class LevelStages {

  /** After every level's way down and before every level's way up, however deep the network is. */
  public static final Stage MIDDLE = new Stage("middle", Stage.MIDDLE);

  private LevelStages() {}

  /** A level on the way down. */
  public static Stage down(String word, int level) {
    return new Stage(word, level);
  }

  /** A level on the way up. */
  public static Stage up(String word, int level) {
    return new Stage(word, 2 * Stage.MIDDLE - level);
  }
}
