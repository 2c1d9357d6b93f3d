package io.unetlab.training.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.training.text.CaptionEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A UNet with what it reads captions by.
 *
 * @param text not read by a UNet without cross-attention
 */
public record Denoiser(TrainableNetwork unet, CaptionEncoder text) implements AutoCloseable {

  /** Whether the UNet reads captions. */
  public boolean readsText() {
    return unet.graph().inputs().stream().map(Node::name).anyMatch(InputNames.STATES::equals);
  }

  /** The networks that are trained together: the UNet first. */
  public List<TrainableNetwork> trained() {
    List<TrainableNetwork> all = new ArrayList<>(List.of(unet));
    if (readsText()) {
      text.trained().ifPresent(all::add);
    }
    return all;
  }

  /**
   * The prediction for noised pictures.
   *
   * @param input N x C x H x W
   * @param timesteps N
   * @param captions N
   * @return N x C x H x W, of the input's manager
   */
  public NDArray predict(NDArray input, NDArray timesteps, List<String> captions) {
    return run(input, timesteps, captions, List.of()).singletonOrThrow();
  }

  /**
   * The same, and the results of nodes of the UNet after it.
   *
   * @param features nodes other than the output
   */
  public NDList run(NDArray input, NDArray timesteps, List<String> captions, List<Node> features) {
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    inputs.put(InputNames.SAMPLE, input);
    inputs.put(InputNames.TIMESTEP, timesteps);
    if (readsText()) {
      inputs.put(InputNames.STATES, text.states(captions, input.getManager()));
    }
    return unet.run(inputs, features);
  }

  /** Records no gradients for its weights from now on; those of what it reads still pass. */
  public void freeze() {
    trained().forEach(it -> it.setTrained(false));
  }

  @Override
  public void close() {
    unet.close();
    text.close();
  }
}
