package io.unetlab.ablations.proxy;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.recipe.Recipe;
import java.nio.file.Path;

/** Trains networks for a proxy study; called from several threads at once. */
@FunctionalInterface
public interface ProxyTrainer {

  /**
   * Trains a network, or continues a training that was stopped, or reads the result of a finished
   * one.
   *
   * @param directory the training's own
   * @return the denoising loss on held-out pictures
   * @throws io.unetlab.training.run.TrainingException if it cannot be finished
   */
  double loss(NetworkSpec network, Recipe recipe, long seed, Path directory);
}
