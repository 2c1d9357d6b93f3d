package io.unetlab.training.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.training.data.Batch;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
  private final NoiseLevel.Levels levels;
  private final int steps;

  /**
   * @param teacher is frozen
   * @param steps of the student
   */
  public StepDistillation(Denoiser teacher, Diffusion diffusion, int steps) {
    this.teacher = teacher;
    this.diffusion = diffusion;
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
    NDArray predicted =
        student.predict(z, column(z, start, NoiseLevel::timestep).flatten(), batch.captions());
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
    NDArray signal =
        column(z, end, NoiseLevel::signal).sub(kept.mul(column(z, start, NoiseLevel::signal)));
    NDArray picture = whole.sub(kept.mul(z)).div(signal);
    return prediction(z, picture, start);
  }

  /** DDIM's step (Song et al., arXiv 2010.02502, equation 12 without noise). */
  private static NDArray step(
      NDArray z, NDArray picture, List<NoiseLevel> from, List<NoiseLevel> to) {
    NDArray noise = z.sub(column(z, from, NoiseLevel::signal).mul(picture));
    return column(z, to, NoiseLevel::signal).mul(picture).add(ratio(z, to, from).mul(noise));
  }

  private static NDArray ratio(NDArray z, List<NoiseLevel> to, List<NoiseLevel> from) {
    return column(z, to, NoiseLevel::noise).div(column(z, from, NoiseLevel::noise));
  }

  /** The picture that the teacher sees in z. */
  private NDArray picture(NDArray z, List<NoiseLevel> at, List<String> captions) {
    NDArray timesteps = column(z, at, NoiseLevel::timestep).flatten();
    NDArray output = teacher.predict(z, timesteps, captions);
    NDArray noise = column(z, at, NoiseLevel::noise).mul(output);
    NDArray signal = column(z, at, NoiseLevel::signal);
    return switch (diffusion.target()) {
      case EPSILON -> z.sub(noise).div(signal);
      case V_PREDICTION -> signal.mul(z).sub(noise);
      case FLOW -> z.sub(noise);
    };
  }

  /** The network's output that stands for a picture. */
  private NDArray prediction(NDArray z, NDArray picture, List<NoiseLevel> at) {
    NDArray signal = column(z, at, NoiseLevel::signal);
    NDArray noise = column(z, at, NoiseLevel::noise);
    return switch (diffusion.target()) {
      case EPSILON -> z.sub(signal.mul(picture)).div(noise);
      case V_PREDICTION -> signal.mul(z).sub(picture).div(noise);
      case FLOW -> z.sub(picture).div(noise);
    };
  }

  // N x 1 x 1 x 1; owned by the manager of z, which is open until after the backward pass.
  private static NDArray column(
      NDArray z, List<NoiseLevel> levels, ToDoubleFunction<NoiseLevel> value) {
    float[] values = new float[levels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(levels.get(i));
    }
    return z.getManager().create(values, new Shape(values.length, 1, 1, 1));
  }
}
