package io.unetlab.agent;

import java.util.List;

/** What runs networks. */
interface Backend {

  String name();

  String version();

  /** The execution providers that it has. */
  List<String> available();

  /** Those it is asked to use, the CPU's last. */
  List<String> providers();

  int threads();

  Network load() throws Exception;

  /** A network that is loaded. */
  interface Network extends AutoCloseable {

    /** Bytes of its files. */
    long bytes();

    void readInputs() throws Exception;

    void run() throws Exception;

    /** Of the last run's output. */
    Checksum check() throws Exception;

    @Override
    void close() throws Exception;
  }
}
