package io.unetlab.agent;

import java.util.List;

/** A runtime that runs networks. */
interface Backend {

  String name();

  String version();

  /** The execution providers available. */
  List<String> available();

  /** The execution providers to use, the CPU's last. */
  List<String> providers();

  int threads();

  Network load() throws Exception;

  /** A loaded network. */
  interface Network extends AutoCloseable {

    /** Size of its files in bytes. */
    long bytes();

    void readInputs() throws Exception;

    void run() throws Exception;

    /** The checksum of the last run's output. */
    Checksum check() throws Exception;

    @Override
    void close() throws Exception;
  }
}
