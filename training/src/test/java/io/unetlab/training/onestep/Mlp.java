package io.unetlab.training.onestep;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.SourceLocation;

/**
 * A diffusion network of points in the plane: linear layers, to each of which the time is added.
 */
final class Mlp {

  private static final int TIME = 32;

  private Mlp() {}

  static Graph graph(int width, int layers) {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = builder.input("sample", Input.image(TensorShape.of(1, 2)));
    Node timestep = builder.input("timestep", Input.time(TensorShape.of(1)));
    Node time = builder.add("time_proj", new Sinusoid(TIME), timestep);
    int from = 2;
    for (int i = 0; i < layers; i++) {
      Node own = builder.add("time_" + i, new Linear(TIME, width, true), time);
      Node next = builder.add("linear_" + i, new Linear(from, width, true), x);
      Node sum = builder.add("sum_" + i, new Add(), next, own);
      x = builder.add("act_" + i, new Activate(Activation.SILU), sum);
      from = width;
    }
    return builder.build("mlp", builder.add("out", new Linear(width, 2, true), x));
  }
}
