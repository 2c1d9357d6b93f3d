package io.unetlab.builders.generate;

import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a picture: the text encoders, the UNet in every step, the decoder. At any time one of them
 * is in memory.
 */
public final class Painter {

  private Painter() {}

  /**
   * Runs all parts.
   *
   * @throws IOException if the runtime cannot write a network's file
   * @throws io.unetlab.builders.RuntimeUnavailableException where the runtime cannot run
   */
  public static Painted paint(PictureRequest request, NetworkRunner runner, PictureWatch watch)
      throws IOException {
    Stopwatch parts = new Stopwatch(runner, watch);
    PictureNetworks networks = request.networks();
    TensorShape latent = UNetInputs.latent(networks.unet().graph());
    TensorShape image = networks.decoder().map(it -> it.graph().output().shape()).orElse(latent);
    TextConditions conditions = TextConditions.encode(request, parts);
    Denoising denoising = new Denoising(request, conditions, image);
    double[] start = denoising.start();
    List<double[]> steps = denoising.run(start, parts);
    double[] last = steps.get(steps.size() - 1);
    Optional<PartNetwork> decoder = networks.decoder();
    Tensor picture =
        decoder.isPresent()
            ? decode(decoder.get(), request.scale().decoderInput(last), parts)
            : Latents.tensor("image", latent, last);
    List<Tensor> latents = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      latents.add(Latents.tensor("latent." + (i + 1), latent, steps.get(i)));
    }
    return new Painted(
        conditions.prompt().flatMap(Condition::states).stream().toList(),
        Latents.tensor("latent.0", latent, start),
        latents,
        picture,
        parts.times());
  }

  private static Tensor decode(PartNetwork part, double[] latent, Stopwatch parts)
      throws IOException {
    try (Stopwatch.Part decoder = parts.load(part, 1)) {
      TensorShape shape = UNetInputs.latent(part.graph());
      Tensor input = Latents.tensor(InputNames.SAMPLE, shape, latent);
      return decoder.run(WeightStore.of(List.of(input))).get(0).renamed("image");
    }
  }
}
