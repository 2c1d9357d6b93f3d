package io.unetlab.profiler.runtime;

import io.unetlab.profiler.latency.Session;

/**
 * A network that is loaded into a runtime.
 *
 * @param compute runs it once
 * @param free frees its native memory
 */
record LoadedSession(String name, Runnable compute, Runnable free) implements Session {

  @Override
  public void run() {
    compute.run();
  }

  @Override
  public void close() {
    free.run();
  }
}
