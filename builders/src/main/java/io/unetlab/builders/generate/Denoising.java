package io.unetlab.builders.generate;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.sampler.Sampler;
import io.unetlab.builders.weights.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The UNet's part: from the first latent to the last, with one run in each step or, for guidance,
 * two: n + scale (c - n) of the outputs with the prompt, c, and without it, n (Ho and Salimans,
 * arXiv 2207.12598, equation 6).
 */
final class Denoising {

  private final PictureRequest request;
  private final TextConditions conditions;
  private final UNetInputs inputs;
  private final TensorShape shape;

  /**
   * @param image the shape of the picture
   */
  Denoising(PictureRequest request, TextConditions conditions, TensorShape image) {
    this.request = request;
    this.conditions = conditions;
    PartNetwork unet = request.networks().unet();
    this.inputs = new UNetInputs(unet.graph(), request.sampling().guidance(), image);
    this.shape = UNetInputs.latent(unet.graph());
  }

  /** The latent that it starts from. */
  double[] start() {
    double sigma = request.sampling().start().initNoiseSigma();
    double[] first = noise(0);
    for (int i = 0; i < first.length; i++) {
      first[i] *= sigma;
    }
    return first;
  }

  /** The latents after each step. */
  List<double[]> run(double[] start, Stopwatch parts) throws IOException {
    Sampler sampler = request.sampling().start();
    int steps = sampler.timesteps().size();
    List<double[]> latents = new ArrayList<>();
    try (Stopwatch.Part unet = parts.load(request.networks().unet(), steps)) {
      double[] latent = start;
      for (int step = 0; step < steps; step++) {
        double[] output = guided(unet, sampler, step, latent);
        double[] fresh = sampler.takesNoise(step) ? noise(step + 1) : new double[0];
        latent = sampler.step(output, step, latent, fresh);
        latents.add(latent);
        unet.done(step + 1);
      }
    }
    return latents;
  }

  private double[] guided(Stopwatch.Part unet, Sampler sampler, int step, double[] latent) {
    double timestep = sampler.timesteps().get(step);
    double[] input = sampler.modelInput(latent, step);
    double[] with = output(unet, timestep, input, conditions.prompt());
    if (conditions.negative().isEmpty()) {
      return with;
    }
    double[] without = output(unet, timestep, input, conditions.negative());
    double scale = request.sampling().guidance().scale().orElseThrow();
    double[] guided = new double[with.length];
    for (int i = 0; i < guided.length; i++) {
      guided[i] = without[i] + scale * (with[i] - without[i]);
    }
    return guided;
  }

  private double[] output(
      Stopwatch.Part unet, double timestep, double[] input, Optional<Condition> condition) {
    List<Tensor> outputs = unet.pass(inputs.at(timestep, input, condition));
    return Latents.numbers(outputs.get(0));
  }

  private double[] noise(int step) {
    return request.noise().noise(step, Math.toIntExact(shape.elements()));
  }
}
