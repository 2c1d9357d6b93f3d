package io.unetlab.training.onestep;

import ai.djl.ndarray.NDArray;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.LevelArrays;
import io.unetlab.training.diffusion.NoiseLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A diffusion network as a discriminator of noised pictures: its logit is the mean of its output,
 * above 0 for real ones.
 */
final class Discriminator {

  private final Denoiser network;

  Discriminator(Denoiser network) {
    this.network = network;
  }

  /**
   * Weights to start from: those of a diffusion network, with zeros in the last layer, so that it
   * judges nothing before it has learned.
   *
   * @throws IllegalArgumentException if the network's last operation has no weights
   */
  static WeightStore start(Graph graph, WeightStore weights) {
    Map<String, Weight> last = new HashMap<>();
    graph.outputs().get(0).node().weights().forEach(it -> last.put(it.name(), it));
    if (last.isEmpty()) {
      throw new IllegalArgumentException("the last operation of " + graph + " has no weights");
    }
    List<Tensor> tensors = new ArrayList<>();
    for (Tensor tensor : weights.tensors().values()) {
      Weight zero = last.get(tensor.name());
      tensors.add(zero == null ? tensor : zeros(zero));
    }
    return WeightStore.of(tensors);
  }

  private static Tensor zeros(Weight weight) {
    return Tensor.of(
        weight.name(), weight.shape(), new float[Math.toIntExact(weight.shape().elements())]);
  }

  /** The logits of noised pictures, N. */
  NDArray logits(NDArray input, List<NoiseLevel> levels, List<String> captions) {
    NDArray timesteps = LevelArrays.timesteps(input.getManager(), levels);
    NDArray output = network.predict(input, timesteps, captions);
    return output.reshape(input.getShape().get(0), -1).mean(new int[] {1});
  }
}
