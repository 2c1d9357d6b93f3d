package io.unetlab.training.recipe;

/**
 * Finetuning for one step: UFOGen, Xu et al., arXiv 2311.09257.
 *
 * @param times timesteps that the generator is trained at; half of each batch is at the last
 * @param learningRate of the generator and of the discriminator
 * @param adversarial weight of the adversarial loss
 * @param reconstruction weight of the mean squared error of the predicted picture
 * @param keepEvery iterations between the checkpoints of which the best is kept
 */
public record OneStep(
    int iterations,
    int batch,
    int times,
    double learningRate,
    double adversarial,
    double reconstruction,
    double ema,
    int keepEvery) {}
