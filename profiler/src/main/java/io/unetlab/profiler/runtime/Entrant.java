package io.unetlab.profiler.runtime;

import io.unetlab.profiler.latency.Contender;
import io.unetlab.profiler.latency.Session;

/** A network on a runtime. */
record Entrant(String name, BenchSubject subject, HostRuntime runtime, NetworkHost host)
    implements Contender {

  @Override
  public Session load() {
    return host.load(name, subject.graph());
  }
}
