package io.unetlab.training.onestep;

import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.recipe.Diffusion;
import java.util.ArrayList;
import java.util.List;

/**
 * The noise levels of finetuning. The generator reads K timesteps, evenly spaced, of which the last
 * is pure noise; its picture is compared with a real one K-ths of the way earlier, at max(t - T/K,
 * 0), since pictures without noise do not overlap and tell a discriminator too much: Xu et al.,
 * arXiv 2311.09257, section 4.1.
 *
 * @param read what the generator's input is noised to, by time
 * @param compared what its picture is noised to before the discriminator sees it, by time
 */
record OneStepLevels(List<NoiseLevel> read, List<NoiseLevel> compared) {

  static OneStepLevels of(Diffusion diffusion, int times) {
    NoiseLevel.Levels levels = new NoiseLevel.Levels(diffusion);
    int steps = diffusion.noise().steps();
    List<NoiseLevel> read = new ArrayList<>();
    List<NoiseLevel> compared = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      read.add(at(levels, timestep(i + 1, times, steps), steps));
      compared.add(at(levels, timestep(i, times, steps), steps));
    }
    return new OneStepLevels(read, compared);
  }

  private static int timestep(int index, int times, int steps) {
    return Math.max(0, index * steps / times - 1);
  }

  private static NoiseLevel at(NoiseLevel.Levels levels, int timestep, int steps) {
    return levels.at((timestep + 0.5) / steps);
  }

  /** The level of pure noise, from which one step leads to a picture. */
  NoiseLevel last() {
    return read.get(read.size() - 1);
  }
}
