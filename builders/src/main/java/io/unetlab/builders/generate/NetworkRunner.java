package io.unetlab.builders.generate;

import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.util.List;

/** A runtime that loads one network at a time. */
public interface NetworkRunner {

  /** A network in memory; closing frees it. Not thread-safe. */
  interface Loaded extends AutoCloseable {

    /** The outputs, in the graph's order, for inputs that match the graph. */
    List<Tensor> run(WeightStore inputs);

    @Override
    void close() throws IOException;
  }

  /**
   * Loads a part.
   *
   * @throws IOException if a file of it cannot be written
   * @throws io.unetlab.builders.RuntimeUnavailableException where the runtime cannot run
   */
  Loaded load(PartNetwork part) throws IOException;
}
