package io.unetlab.builders.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;

/**
 * Records what networks compute while it is open, for one backward pass. The engine has one at a
 * time in a process, and it belongs to the thread that opened it.
 *
 * <p>Arrays made from Java arrays must stay open until after {@link #backward}; numbers inside the
 * recorded computation must be arrays too.
 */
public final class Recording implements AutoCloseable {

  private final GradientCollector collector;

  private Recording(GradientCollector collector) {
    this.collector = collector;
  }

  /**
   * Starts to record.
   *
   * @throws IllegalStateException if this process records already
   */
  public static Recording start() {
    PyTorch.version(); // starts the engine
    return new Recording(Engine.getEngine("PyTorch").newGradientCollector());
  }

  /** Adds the gradients of a number to those of every weight that is trained. */
  public void backward(NDArray loss) {
    collector.backward(loss);
  }

  @Override
  public void close() {
    collector.close();
  }
}
