package io.unetlab.profiler.device;

import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LoadWatch;
import io.unetlab.profiler.latency.Rounds;
import io.unetlab.profiler.latency.Stopwatch;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.ConvolutionKernel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Measures networks on one device in one run, so that they can be compared. Each turn is a separate
 * process on the device, which loads the network, warms it up and times its share of the runs.
 * Turns are interleaved and gated; the calibration kernel is one more network, run before the first
 * round and after each.
 */
public final class DeviceBench {

  private final Device device;
  private final DeviceTransport transport;
  private final DeviceGate gate;
  private final long seed;
  private final String tool;
  private final Consumer<LatencyEvent> listener;
  private final LongSupplier nanoClock;

  /**
   * @param seed for weights, inputs, the orders of rounds and the bootstrap
   * @param tool this program's version, for the provenance
   * @param listener receives each step
   */
  public DeviceBench(
      Device device,
      DeviceTransport transport,
      DeviceGate gate,
      long seed,
      String tool,
      Consumer<LatencyEvent> listener) {
    this(device, transport, gate, seed, tool, listener, System::nanoTime);
  }

  DeviceBench(
      Device device,
      DeviceTransport transport,
      DeviceGate gate,
      long seed,
      String tool,
      Consumer<LatencyEvent> listener,
      LongSupplier nanoClock) {
    this.device = device;
    this.transport = transport;
    this.gate = gate;
    this.seed = seed;
    this.tool = tool;
    this.listener = listener;
    this.nanoClock = nanoClock;
  }

  /**
   * Measures at least one network with the agent.
   *
   * @throws DeviceException when the device fails, not just one network
   */
  public DeviceRun measure(List<BenchSubject> subjects) {
    return measure(subjects, agent());
  }

  private DeviceNetworks.Writer agent() {
    return (graphs, weightsSeed) -> NetworkFiles.of(device, graphs, weightsSeed);
  }

  /**
   * Measures at least one network.
   *
   * @param writer writes them for the program that the transport runs
   * @throws DeviceException when the device fails, not just one network
   */
  public DeviceRun measure(List<BenchSubject> subjects, DeviceNetworks.Writer writer) {
    if (subjects.isEmpty()) {
      throw new IllegalArgumentException("there is no network to measure");
    }
    Map<String, Graph> graphs = new LinkedHashMap<>();
    subjects.forEach(it -> graphs.put(it.name(), it.graph()));
    if (graphs.size() != subjects.size()) {
      throw new IllegalArgumentException("two networks have one name");
    }
    return with(graphs, writer, files -> measure(subjects, graphs, files));
  }

  /**
   * Times graphs that need not be of a spec, with the agent.
   *
   * @param graphs by name; at least one
   * @return in their order
   * @throws DeviceException when the device fails, not just one of them
   */
  public List<LatencyResult> time(Map<String, Graph> graphs) {
    return time(graphs, agent());
  }

  /**
   * Times graphs that need not be of a spec, such as single operations.
   *
   * @param graphs by name; at least one
   * @param writer writes them for the program that the transport runs
   * @return in their order
   * @throws DeviceException when the device fails, not just one of them
   */
  public List<LatencyResult> time(Map<String, Graph> graphs, DeviceNetworks.Writer writer) {
    return with(
        graphs,
        writer,
        files -> {
          listener.accept(new LatencyEvent(LatencyEvent.Kind.RUN, "run", "start"));
          return run(graphs, files, listener).results();
        });
  }

  private <T> T with(
      Map<String, Graph> graphs, DeviceNetworks.Writer writer, Function<DeviceNetworks, T> work) {
    List<Graph> all =
        Stream.concat(graphs.values().stream(), Stream.of(ConvolutionKernel.graph())).toList();
    try (DeviceNetworks files = writer.write(all, seed)) {
      return work.apply(files);
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(CacheDirectory.of("tmp"), e);
    }
  }

  /** What the lanes of a run found. */
  private record Lanes(List<DeviceLane> lanes, Rounds.Outcome rounds) {

    List<LatencyResult> results() {
      return lanes.stream().map(it -> it.result(rounds.calibration())).toList();
    }
  }

  private Lanes run(Map<String, Graph> graphs, DeviceNetworks files, Consumer<LatencyEvent> steps) {
    Stopwatch watch = new Stopwatch(nanoClock);
    List<DeviceLane> lanes = new ArrayList<>();
    for (String name : graphs.keySet()) {
      lanes.add(lane(name, files.job(lanes.size(), transport), watch, steps));
    }
    double flops = CostReport.of(ConvolutionKernel.graph()).total().flops();
    DeviceLane kernel = lane("calibration", files.job(lanes.size(), transport), watch, steps);
    Rounds rounds = new Rounds(device.protocol(), seed, watch);
    return new Lanes(lanes, rounds.run(lanes, kernel.kernel(flops)));
  }

  private DeviceRun measure(
      List<BenchSubject> subjects, Map<String, Graph> graphs, DeviceNetworks files) {
    Instant startedAt = Instant.now();
    listener.accept(new LatencyEvent(LatencyEvent.Kind.RUN, "run", "start"));
    LoadWatch load = new LoadWatch();
    Consumer<LatencyEvent> steps = load.ahead(listener);
    DeviceFacts target = transport.target();
    Lanes run = run(graphs, files, steps);
    List<DeviceLane> lanes = run.lanes();
    Rounds.Outcome rounds = run.rounds();
    List<LatencyRecord> measured = new ArrayList<>();
    List<LatencyResult.Failed> failed = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      DeviceLane lane = lanes.get(i);
      BenchSubject subject = subjects.get(i);
      lane.result(rounds.calibration())
          .either(
              one -> measured.add(record(subject, lane, one, target, startedAt, load)),
              failed::add);
    }
    BenchRun bench = new BenchRun(device.protocol(), seed, measured, failed, false);
    return new DeviceRun(device, target, bench, log(lanes), rounds.stopped());
  }

  private static List<RoundLog> log(List<DeviceLane> lanes) {
    return lanes.stream()
        .flatMap(lane -> lane.log().stream())
        .sorted(Comparator.comparingLong(RoundLog::startNanos))
        .toList();
  }

  private DeviceLane lane(
      String name, NetworkJob job, Stopwatch watch, Consumer<LatencyEvent> steps) {
    return new DeviceLane(name, job, device.protocol(), transport, gate, seed, watch, steps);
  }

  private LatencyRecord record(
      BenchSubject subject,
      DeviceLane lane,
      LatencyResult.Measured measured,
      DeviceFacts target,
      Instant startedAt,
      LoadWatch load) {
    double flops = CostReport.of(subject.graph()).total().flops();
    return new LatencyRecord(provenance(subject, lane, target, startedAt, load), measured, flops);
  }

  /** The target's facts plus the runtime's configuration. */
  private static DeviceFacts setUp(DeviceFacts target, TurnResult.Runtime runtime) {
    Map<String, String> facts = new TreeMap<>(target.facts());
    facts.putAll(runtime.facts());
    return new DeviceFacts(
        target.kind(),
        target.name(),
        target.os(),
        target.soc(),
        target.abi(),
        target.cores(),
        facts);
  }

  // A phone's own load is not asked for; its thermal state and clock are.
  private LatencyProvenance provenance(
      BenchSubject subject,
      DeviceLane lane,
      DeviceFacts target,
      Instant startedAt,
      LoadWatch load) {
    boolean here = target.kind() == DeviceKind.DESKTOP;
    return new LatencyProvenance(
        subject.hash().hex(),
        seed,
        tool,
        lane.runtime().name(),
        lane.runtime().version(),
        lane.runtime().precision(),
        HostFacts.read(),
        setUp(target, lane.runtime()),
        device.threads(),
        here ? load.before() : OptionalDouble.empty(),
        here ? HostFacts.loadAverage() : OptionalDouble.empty(),
        here ? load.peak() : OptionalDouble.empty(),
        device.protocol().name(),
        seed,
        startedAt,
        lane.peakBytes(),
        lane.timing());
  }
}
