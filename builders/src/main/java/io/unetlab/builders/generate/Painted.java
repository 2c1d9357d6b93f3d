package io.unetlab.builders.generate;

import io.unetlab.builders.weights.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * A picture and how it came about.
 *
 * @param states what the UNet reads of the prompt, N x tokens x width; none without a text
 * @param start the first latent
 * @param latents after each step, N x C x H x W
 * @param image the decoder's output, N x 3 x H x W, from -1 to 1 but not cut off
 * @param times of each part in the order of their use
 */
public record Painted(
    List<Tensor> states, Tensor start, List<Tensor> latents, Tensor image, List<PartTime> times) {

  public Painted {
    states = List.copyOf(states);
    Objects.requireNonNull(start, "start");
    latents = List.copyOf(latents);
    Objects.requireNonNull(image, "image");
    times = List.copyOf(times);
  }
}
