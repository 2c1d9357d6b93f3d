package io.unetlab.training.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.training.data.Batch;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.LevelArrays;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.diffusion.Parametrization;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The loss of a student that takes half as many steps as its teacher: Salimans and Ho, arXiv
 * 2202.00512, algorithm 2. The teacher takes two steps of DDIM from a noised picture; the student
 * learns the prediction whose one step ends at the same place. The error is that of what the
 * network predicts, for v the paper's weight SNR + 1.
 *
 * <p>Times are the last timesteps of equal parts, as a sampler with trailing spacing visits them.
 */
public final class StepDistillation implements Objective {

  private static final NoiseLevel CLEAN = new NoiseLevel(0, 1, 0, 1);

  private final Denoiser teacher;
  private final Diffusion diffusion;
  private final Parametrization parametrization;
  private final NoiseLevel.Levels levels;
  private final int steps;

  /**
   * @param teacher is frozen
   * @param steps of the student
   */
  public StepDistillation(Denoiser teacher, Diffusion diffusion, int steps) {
    this.teacher = teacher;
    this.diffusion = diffusion;
    this.parametrization = new Parametrization(diffusion.target());
    this.levels = new NoiseLevel.Levels(diffusion);
    this.steps = steps;
    teacher.freeze();
  }

  @Override
  public NDArray loss(Denoiser student, Noised noised, Batch batch) {
    NDManager manager = noised.input().getManager();
    int[] parts = Arrays.stream(batch.times()).mapToInt(this::part).toArray();
    List<NoiseLevel> start = at(parts, 0);
    NDArray z =
        Noised.of(
                batch,
                start,
                diffusion.target(),
                student.unet().graph().inputs().get(0).shape(),
                manager)
            .input();
    NDArray target = target(z, parts, batch.captions());
    NDArray predicted = student.predict(z, LevelArrays.timesteps(manager, start), batch.captions());
    return predicted.sub(target).square().mean();
  }

  // The student's step that starts at a time, from 1 for the last.
  private int part(double time) {
    return 1 + Math.min(steps - 1, (int) (time * steps));
  }

  // Levels half steps of the student after the starts.
  private List<NoiseLevel> at(int[] parts, int halves) {
    List<NoiseLevel> all = new ArrayList<>();
    for (int part : parts) {
      all.add(level(2 * part - halves));
    }
    return all;
  }

  private NoiseLevel level(int halves) {
    if (halves == 0) {
      return CLEAN;
    }
    if (diffusion.target() == Target.FLOW) {
      return levels.at(halves / (2.0 * steps));
    }
    return levels.ofTimestep(halves * diffusion.noise().steps() / (2 * steps) - 1);
  }

  /** What the student should predict, so that one step ends where two of the teacher's do. */
  private NDArray target(NDArray z, int[] parts, List<String> captions) {
    List<NoiseLevel> start = at(parts, 0);
    List<NoiseLevel> middle = at(parts, 1);
    List<NoiseLevel> end = at(parts, 2);
    NDArray half = step(z, picture(z, start, captions), start, middle);
    NDArray whole = step(half, picture(half, middle, captions), middle, end);
    NDArray kept = ratio(z, end, start);
    NDArray picture = whole.sub(kept.mul(z)).div(signal(z, end).sub(kept.mul(signal(z, start))));
    return parametrization.prediction(z, picture, start);
  }

  /** DDIM's step (Song et al., arXiv 2010.02502, equation 12 without noise). */
  private static NDArray step(
      NDArray z, NDArray picture, List<NoiseLevel> from, List<NoiseLevel> to) {
    NDArray noise = z.sub(signal(z, from).mul(picture));
    return signal(z, to).mul(picture).add(ratio(z, to, from).mul(noise));
  }

  private static NDArray ratio(NDArray z, List<NoiseLevel> to, List<NoiseLevel> from) {
    return LevelArrays.column(z, to, NoiseLevel::noise)
        .div(LevelArrays.column(z, from, NoiseLevel::noise));
  }

  private static NDArray signal(NDArray z, List<NoiseLevel> levels) {
    return LevelArrays.column(z, levels, NoiseLevel::signal);
  }

  /** The picture that the teacher sees in z. */
  private NDArray picture(NDArray z, List<NoiseLevel> at, List<String> captions) {
    NDArray timesteps = LevelArrays.timesteps(z.getManager(), at);
    return parametrization.picture(z, teacher.predict(z, timesteps, captions), at);
  }
}
