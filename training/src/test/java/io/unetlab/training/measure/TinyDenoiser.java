package io.unetlab.training.measure;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.text.CaptionEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A denoiser of one channel whose output can be computed by hand: a x + b s, of text state s. */
public final class TinyDenoiser {

  public static final int SIDE = 2;
  public static final TensorShape SHAPE = TensorShape.of(1, 1, SIDE, SIDE);

  private TinyDenoiser() {}

  /** One that reads no text. */
  public static Denoiser withoutText(float a) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("sample", Input.image(SHAPE));
    graph.input("timestep", Input.time(TensorShape.of(1)));
    Node scaled = graph.add("a", new Conv2d(1, 1, 1, 1, 1, false), x);
    return of(graph.build("tiny", scaled), List.of(weight("a.weight", a)));
  }

  /** One that adds b times the length of the caption, in letters. */
  public static Denoiser withText(float a, float b) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = graph.input("sample", Input.image(SHAPE));
    graph.input("timestep", Input.time(TensorShape.of(1)));
    TensorShape states = TensorShape.of(1, SIDE * SIDE, 1);
    Node text = graph.input("encoder_hidden_states", Input.condition(states));
    Node scaled = graph.add("a", new Conv2d(1, 1, 1, 1, 1, false), x);
    Node image = graph.add("image", new ToImage(SIDE, SIDE), text);
    Node read = graph.add("b", new Conv2d(1, 1, 1, 1, 1, false), image);
    Node sum = graph.add("add", new Add(), scaled, read);
    return of(graph.build("tiny", sum), List.of(weight("a.weight", a), weight("b.weight", b)));
  }

  private static Denoiser of(Graph graph, List<Tensor> weights) {
    TrainableNetwork network =
        TrainableNetwork.of(graph, WeightStore.of(weights), KernelMode.FUSED);
    return new Denoiser(network, new Lengths());
  }

  private static Tensor weight(String name, float value) {
    return Tensor.of(name, TensorShape.of(1, 1, 1, 1), value);
  }

  /** A caption's length in every token. */
  private static final class Lengths implements CaptionEncoder {

    @Override
    public NDArray states(List<String> captions, NDManager manager) {
      List<Float> states = new ArrayList<>();
      for (String caption : captions) {
        for (int i = 0; i < SIDE * SIDE; i++) {
          states.add((float) caption.length());
        }
      }
      float[] numbers = new float[states.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = states.get(i);
      }
      return manager.create(numbers, new Shape(captions.size(), SIDE * SIDE, 1));
    }

    @Override
    public Optional<TrainableNetwork> trained() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
