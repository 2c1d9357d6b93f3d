package io.unetlab.training.onestep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Target;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A diffusion network as a generator: its picture is the one that its prediction implies. */
public final class Generator {

  private final Denoiser network;
  private final Target target;
  private final NoiseLevel last;

  /** A generator from noise at the last timestep of a schedule. */
  public Generator(Denoiser network, Diffusion diffusion) {
    this.network = network;
    this.target = diffusion.target();
    this.last = OneStepLevels.of(diffusion, 1).last();
  }

  /**
   * One step: pictures from noise.
   *
   * @param noise N x C x H x W, of variance 1
   * @param captions N
   * @return N x C x H x W, of the noise's manager
   */
  public NDArray pictures(NDArray noise, List<String> captions) {
    return pictures(noise, captions.stream().map(it -> last).toList(), captions);
  }

  /** Pictures from noised ones, each at its level. */
  NDArray pictures(NDArray input, List<NoiseLevel> levels, List<String> captions) {
    NDArray output = network.predict(input, timesteps(input.getManager(), levels), captions);
    NDArray own = input.mul(column(input, levels, this::ofInput));
    return own.add(output.mul(column(input, levels, this::ofOutput)));
  }

  // The picture is x0 = ofInput x + ofOutput out; the definitions are those of Target.
  private double ofInput(NoiseLevel level) {
    return switch (target) {
      case EPSILON -> 1 / level.signal();
      case V_PREDICTION -> level.signal();
      case FLOW -> 1;
    };
  }

  private double ofOutput(NoiseLevel level) {
    return switch (target) {
      case EPSILON -> -level.noise() / level.signal();
      case V_PREDICTION, FLOW -> -level.noise();
    };
  }

  /** The timesteps of levels, N. */
  static NDArray timesteps(NDManager manager, List<NoiseLevel> levels) {
    float[] timesteps = new float[levels.size()];
    for (int i = 0; i < timesteps.length; i++) {
      timesteps[i] = (float) levels.get(i).timestep();
    }
    return manager.create(timesteps);
  }

  /** A number for each example, N x 1 x 1 x ..., to multiply a batch by. */
  static NDArray column(NDArray batch, List<NoiseLevel> levels, ToDoubleFunction<NoiseLevel> of) {
    float[] numbers = new float[levels.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) of.applyAsDouble(levels.get(i));
    }
    long[] sides = new long[batch.getShape().dimension()];
    Arrays.fill(sides, 1);
    sides[0] = numbers.length;
    return batch.getManager().create(numbers, new Shape(sides));
  }
}
