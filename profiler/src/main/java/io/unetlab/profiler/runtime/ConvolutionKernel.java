package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.latency.Calibration;
import io.unetlab.profiler.latency.Session;
import io.unetlab.spec.source.SourceLocation;

/**
 * The dominant operation of these networks: a 3x3 convolution of 320 channels at 64x64, in the
 * networks' precision. A network that reaches its FLOP/s uses the machine to the full.
 */
public final class ConvolutionKernel implements Calibration, AutoCloseable {

  private static final int CHANNELS = 320;
  private static final int SIZE = 64;

  private final Graph graph = graph();
  private final Session session;

  ConvolutionKernel(NetworkHost host) {
    this.session = host.load("calibration", graph);
  }

  /** The kernel as a single-operation network. */
  public static Graph graph() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    Node image = graph.input("image", Input.image(TensorShape.of(1, CHANNELS, SIZE, SIZE)));
    Node conv = graph.add("conv", new Conv2d(CHANNELS, CHANNELS, 3, 1, 1, true), image);
    return graph.build("calibration", conv);
  }

  @Override
  public double flops() {
    return CostReport.of(graph).total().flops();
  }

  @Override
  public void run() {
    session.run();
  }

  @Override
  public void close() {
    session.close();
  }
}
