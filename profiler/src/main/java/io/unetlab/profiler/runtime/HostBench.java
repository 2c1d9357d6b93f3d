package io.unetlab.profiler.runtime;

import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyOptions;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencyRun;
import io.unetlab.profiler.latency.LoadWatch;
import io.unetlab.profiler.latency.PeakMemory;
import io.unetlab.spec.yaml.ChoiceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures networks on this machine in one run, so that they can be compared, on one or more
 * runtimes, with weights and inputs from a seed.
 */
public final class HostBench {

  private final BenchSettings settings;
  private final String tool;
  private final Consumer<LatencyEvent> listener;
  private final double mostSeconds;

  /**
   * @param tool this program's version, for the provenance
   * @param listener receives each step between timed parts
   */
  public HostBench(BenchSettings settings, String tool, Consumer<LatencyEvent> listener) {
    this(settings, tool, listener, Double.POSITIVE_INFINITY);
  }

  /**
   * With a time limit.
   *
   * @param mostSeconds total limit per network; one that exceeds it fails, the others continue
   */
  public HostBench(
      BenchSettings settings, String tool, Consumer<LatencyEvent> listener, double mostSeconds) {
    this.settings = settings;
    this.tool = tool;
    this.listener = listener;
    this.mostSeconds = mostSeconds;
  }

  /**
   * Measures at least one network.
   *
   * @throws RuntimeException from the runtime when it cannot start
   */
  public BenchRun measure(List<BenchSubject> subjects) {
    Instant startedAt = Instant.now();
    LoadWatch load = new LoadWatch();
    List<LatencyRecord> measured = new ArrayList<>();
    List<LatencyResult.Failed> failed = new ArrayList<>();
    boolean keepLoaded;
    try (Hosts hosts = new Hosts(settings)) {
      keepLoaded = FreeMemory.holds(hosts.bytes(subjects));
      List<Entrant> entrants = hosts.entrants(subjects);
      List<LatencyResult> results = measure(entrants, hosts, keepLoaded, load);
      for (int i = 0; i < results.size(); i++) {
        Entrant entrant = entrants.get(i);
        results
            .get(i)
            .either(one -> measured.add(record(entrant, one, startedAt, load)), failed::add);
      }
    }
    return new BenchRun(settings.protocol(), settings.runSeed(), measured, failed, keepLoaded);
  }

  private List<LatencyResult> measure(
      List<Entrant> entrants, Hosts hosts, boolean keepLoaded, LoadWatch load) {
    listener.accept(new LatencyEvent(LatencyEvent.Kind.RUN, "run", "start"));
    entrants.forEach(this::prepare);
    LatencyOptions options =
        LatencyOptions.of(settings.runSeed())
            .withKeepLoaded(keepLoaded)
            .withMostSeconds(mostSeconds)
            .withListener(load.ahead(listener));
    try (ConvolutionKernel kernel = new ConvolutionKernel(hosts.first())) {
      return new LatencyRun(settings.protocol(), kernel, options).measure(List.copyOf(entrants));
    }
  }

  private void prepare(Entrant entrant) {
    listener.accept(new LatencyEvent(LatencyEvent.Kind.STARTED, entrant.name(), "preparation"));
    entrant.host().prepare(entrant.subject().graph());
  }

  private LatencyRecord record(
      Entrant entrant, LatencyResult.Measured measured, Instant startedAt, LoadWatch load) {
    double flops = CostReport.of(entrant.subject().graph()).total().flops();
    return new LatencyRecord(provenance(entrant, startedAt, load), measured, flops);
  }

  private LatencyProvenance provenance(Entrant entrant, Instant startedAt, LoadWatch load) {
    HostFacts host = HostFacts.read();
    return new LatencyProvenance(
        entrant.subject().hash().hex(),
        settings.weightsSeed(),
        tool,
        entrant.runtime().id(),
        entrant.runtime().version(),
        ChoiceType.word(settings.precision()),
        host,
        DeviceFacts.of(host),
        settings.threads(),
        load.before(),
        HostFacts.loadAverage(),
        load.peak(),
        settings.protocol().name(),
        settings.runSeed(),
        startedAt,
        PeakMemory.residentBytes(),
        Optional.empty());
  }
}
