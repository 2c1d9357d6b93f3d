package io.unetlab.training.onestep;

import ai.djl.ndarray.NDArray;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.LevelArrays;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Parametrization;
import io.unetlab.training.recipe.Diffusion;
import java.util.List;

/** A diffusion network as a generator: its picture is the one that its prediction implies. */
public final class Generator {

  private final Denoiser network;
  private final Parametrization parametrization;
  private final NoiseLevel last;

  /** A generator from noise at the last timestep of a schedule. */
  public Generator(Denoiser network, Diffusion diffusion) {
    this.network = network;
    this.parametrization = new Parametrization(diffusion.target());
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
    NDArray timesteps = LevelArrays.timesteps(input.getManager(), levels);
    return parametrization.picture(input, network.predict(input, timesteps, captions), levels);
  }
}
