package io.unetlab.training.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.generate.NoiseSource;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.sampler.Sampler;
import io.unetlab.builders.sampler.Samplers;
import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.SamplerSpec;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.Evaluation;
import io.unetlab.training.recipe.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Pictures of a denoiser, a batch together: each has its own sampler and noise, so that it does not
 * depend on the others (beyond rounding).
 *
 * @param guidance w of e = e(empty) + w (e(caption) - e(empty)): Ho and Salimans, arXiv 2207.12598,
 *     in Stable Diffusion's form; 1 for none, which takes one run of the network instead of two
 */
public record Sampling(
    Denoiser denoiser, Diffusion diffusion, SamplerSpec sampler, int steps, double guidance) {

  private static final double[] NO_NOISE = {};

  /** As a recipe's evaluation asks for. */
  public static Sampling of(Denoiser denoiser, Diffusion diffusion, Evaluation evaluation) {
    return new Sampling(
        denoiser, diffusion, evaluation.sampler(), evaluation.steps(), evaluation.guidance());
  }

  /**
   * Makes latents.
   *
   * @param captions N
   * @param noise N
   * @param shape of one latent, 1 x C x H x W
   * @return N, each in row-major order
   */
  public List<double[]> sample(
      List<String> captions, List<? extends NoiseSource> noise, TensorShape shape) {
    int count = Math.toIntExact(shape.elements());
    List<Sampler> samplers = noise.stream().map(one -> newSampler()).toList();
    List<double[]> latents = new ArrayList<>();
    for (int i = 0; i < noise.size(); i++) {
      double sigma = samplers.get(i).initNoiseSigma();
      latents.add(Arrays.stream(noise.get(i).noise(0, count)).map(it -> it * sigma).toArray());
    }
    List<Double> timesteps = newSampler().timesteps();
    for (int step = 0; step < timesteps.size(); step++) {
      List<double[]> inputs = new ArrayList<>();
      for (int i = 0; i < latents.size(); i++) {
        inputs.add(samplers.get(i).modelInput(latents.get(i), step));
      }
      List<double[]> outputs = outputs(inputs, timesteps.get(step), captions, shape);
      for (int i = 0; i < latents.size(); i++) {
        Sampler own = samplers.get(i);
        double[] fresh = own.takesNoise(step) ? noise.get(i).noise(step + 1, count) : NO_NOISE;
        latents.set(i, own.step(outputs.get(i), step, latents.get(i), fresh));
      }
    }
    return latents;
  }

  private Sampler newSampler() {
    return diffusion.target() == Target.FLOW
        ? new FlowEuler(steps)
        : Samplers.of(predicting(), diffusion.noise(), steps);
  }

  private SamplerSpec predicting() {
    Prediction prediction =
        diffusion.target() == Target.EPSILON ? Prediction.EPSILON : Prediction.V_PREDICTION;
    return new SamplerSpec(
        sampler.kind(), sampler.spacing(), prediction, sampler.karras(), sampler.eta());
  }

  private List<double[]> outputs(
      List<double[]> inputs, double timestep, List<String> captions, TensorShape shape) {
    List<double[]> own = run(inputs, timestep, captions, shape);
    if (guidance == 1 || !denoiser.readsText()) {
      return own;
    }
    List<double[]> empty = run(inputs, timestep, Collections.nCopies(inputs.size(), ""), shape);
    List<double[]> guided = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      double[] from = empty.get(i);
      double[] to = own.get(i);
      double[] beyond = new double[from.length];
      for (int j = 0; j < beyond.length; j++) {
        beyond[j] = from[j] + guidance * (to[j] - from[j]);
      }
      guided.add(beyond);
    }
    return guided;
  }

  private List<double[]> run(
      List<double[]> inputs, double timestep, List<String> captions, TensorShape shape) {
    int n = inputs.size();
    int count = Math.toIntExact(shape.elements());
    float[] numbers = new float[n * count];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < count; j++) {
        numbers[i * count + j] = (float) inputs.get(i)[j];
      }
    }
    try (NDManager manager = denoiser.unet().manager().newSubManager()) {
      Shape batched = new Shape(shape.with(0, n).toArray());
      NDArray input = manager.create(numbers, batched);
      NDArray times = manager.full(new Shape(n), (float) timestep);
      return rows(denoiser.predict(input, times, captions).toFloatArray(), n);
    }
  }

  private static List<double[]> rows(float[] numbers, int n) {
    int count = numbers.length / n;
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] row = new double[count];
      for (int j = 0; j < count; j++) {
        row[j] = numbers[i * count + j];
      }
      rows.add(row);
    }
    return rows;
  }
}
