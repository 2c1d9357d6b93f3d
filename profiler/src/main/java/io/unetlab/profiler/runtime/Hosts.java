package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runtimes of a run, in the order requested; the first also runs the calibration kernel. */
final class Hosts implements AutoCloseable {

  private final BenchSettings settings;
  private final Map<HostRuntime, NetworkHost> hosts = new LinkedHashMap<>();

  Hosts(BenchSettings settings) {
    this.settings = settings;
    try {
      settings.runtimes().forEach(runtime -> hosts.put(runtime, runtime.open(settings)));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  NetworkHost first() {
    return hosts.values().iterator().next();
  }

  /** Every network on every runtime, grouped by network. */
  List<Entrant> entrants(List<BenchSubject> subjects) {
    List<Entrant> entrants = new ArrayList<>();
    for (BenchSubject subject : subjects) {
      hosts.forEach(
          (runtime, host) ->
              entrants.add(new Entrant(settings.name(subject, runtime), subject, runtime, host)));
    }
    return entrants;
  }

  long bytes(List<BenchSubject> subjects) {
    List<Graph> graphs = subjects.stream().map(BenchSubject::graph).toList();
    return hosts.values().stream().mapToLong(host -> host.bytes(graphs)).sum();
  }

  @Override
  public void close() {
    hosts.values().forEach(NetworkHost::close);
  }
}
