package io.unetlab.profiler.device;

import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.Interleaving;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.Provenance;
import io.unetlab.profiler.latency.Quantiles;
import io.unetlab.profiler.latency.Target;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.ConvolutionKernel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures networks on one device in one run, so that they can be compared. Each turn is a process
 * of its own there, which loads the network, warms it up, and times its share of the runs; turns
 * are interleaved and gated, and the calibration kernel is one more network, run before the first
 * round and after each.
 */
public final class DeviceBench {

  private final Device device;
  private final DeviceTransport transport;
  private final DeviceGate gate;
  private final long seed;
  private final String tool;
  private final Consumer<LatencyEvent> listener;

  /**
   * @param seed of weights, inputs, the rounds' orders and the bootstrap
   * @param tool this program's version, for the provenance
   * @param listener told each step
   */
  public DeviceBench(
      Device device,
      DeviceTransport transport,
      DeviceGate gate,
      long seed,
      String tool,
      Consumer<LatencyEvent> listener) {
    this.device = device;
    this.transport = transport;
    this.gate = gate;
    this.seed = seed;
    this.tool = tool;
    this.listener = listener;
  }

  /**
   * Measures at least one network.
   *
   * @throws DeviceException when the device fails, not one network on it
   */
  public DeviceRun measure(List<BenchSubject> subjects) {
    if (subjects.isEmpty()) {
      throw new IllegalArgumentException("there is no network to measure");
    }
    List<Graph> graphs =
        Stream.concat(
                subjects.stream().map(BenchSubject::graph), Stream.of(ConvolutionKernel.graph()))
            .toList();
    try (ScratchFolder scratch = ScratchFolder.make("device")) {
      return NetworkFiles.use(
          graphs, seed, scratch.path(), files -> measure(subjects, graphs, files));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write beside the cache: " + e, e);
    }
  }

  private DeviceRun measure(
      List<BenchSubject> subjects, List<Graph> graphs, List<NetworkFiles> files) {
    Instant startedAt = Instant.now();
    Target target = transport.target();
    long origin = System.nanoTime();
    List<DeviceLane> lanes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String name = i < subjects.size() ? subjects.get(i).name() : graphs.get(i).name();
      lanes.add(lane(name, files.get(i), origin));
    }
    DeviceLane kernel = lanes.remove(lanes.size() - 1);
    CalibrationSummary calibration = rounds(lanes, kernel, graphs.get(lanes.size()));
    List<LatencyRecord> measured = new ArrayList<>();
    List<LatencyResult.Failed> failed = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      LatencyResult result = lanes.get(i).result(calibration, seed);
      if (result instanceof LatencyResult.Measured one) {
        measured.add(
            new LatencyRecord(
                provenance(subjects.get(i), lanes.get(i), target, startedAt),
                one,
                CostReport.of(graphs.get(i)).total().flops()));
      } else if (result instanceof LatencyResult.Failed one) {
        failed.add(one);
      }
    }
    BenchRun bench = new BenchRun(device.protocol(), seed, measured, failed, false);
    List<RoundLog> log =
        lanes.stream()
            .flatMap(lane -> lane.log().stream())
            .sorted((a, b) -> Long.compare(a.startNanos(), b.startNanos()))
            .toList();
    return new DeviceRun(device, target, bench, log);
  }

  private DeviceLane lane(String name, NetworkFiles files, long origin) {
    AgentJob job = new AgentJob(there(files.model()), there(List.of(files.inputs())), device);
    return new DeviceLane(name, job, transport, gate, origin, listener);
  }

  /** Where the first of the files lies on the device; the others lie beside it. */
  private String there(List<Path> files) {
    return Objects.requireNonNull(transport.push(files).get(files.get(0)), "not pushed");
  }

  private CalibrationSummary rounds(List<DeviceLane> lanes, DeviceLane kernel, Graph graph) {
    LatencyProtocol protocol = device.protocol();
    List<Double> seconds = new ArrayList<>();
    seconds.add(calibrate(kernel, -1));
    List<List<Integer>> orders = Interleaving.orders(lanes.size(), protocol.rounds(), seed);
    for (int round = 0; round < protocol.rounds(); round++) {
      for (int lane : orders.get(round)) {
        lanes.get(lane).turn(round);
      }
      seconds.add(calibrate(kernel, round));
    }
    double flops = CostReport.of(graph).total().flops();
    return new CalibrationSummary(flops, seconds, protocol.disturbedLimit());
  }

  private double calibrate(DeviceLane kernel, int round) {
    double[] millis = kernel.kernel(round + 1, device.protocol().calibrationRuns());
    return Quantiles.median(millis) / 1e3;
  }

  private Provenance provenance(
      BenchSubject subject, DeviceLane lane, Target target, Instant startedAt) {
    return new Provenance(
        subject.hash().hex(),
        seed,
        tool,
        "onnxruntime",
        lane.runtimeVersion(),
        "float32",
        HostFacts.read(),
        target,
        device.threads(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        device.protocol().name(),
        seed,
        startedAt,
        lane.peakBytes() == 0 ? OptionalLong.empty() : OptionalLong.of(lane.peakBytes()));
  }
}
