package io.unetlab.profiler.device;

import io.unetlab.builders.graph.Graph;
import java.io.IOException;
import java.util.List;

/** The networks of a run as files on this machine, until closed. */
public interface DeviceNetworks extends AutoCloseable {

  /** Writes networks in the format of a device's runtime. */
  @FunctionalInterface
  interface Writer {

    /**
     * Writes the files that do not exist yet.
     *
     * @param seed of the weights and inputs
     */
    DeviceNetworks write(List<Graph> graphs, long seed) throws IOException;
  }

  /**
   * Pushes a network's files.
   *
   * @param network its index among the graphs
   */
  NetworkJob job(int network, DeviceTransport transport);

  @Override
  void close() throws IOException;
}
