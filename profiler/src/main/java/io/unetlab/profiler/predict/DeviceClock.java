package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.ort.OnnxRuntime;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.GraphTimer;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.profiler.session.DeviceSession;
import io.unetlab.profiler.session.Observer;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device, or this machine as one: each turn of an operation is a process there. What is fused is
 * looked for in ONNX Runtime on this machine, since a device reports no profile.
 */
public final class DeviceClock implements NetworkClock {

  private static final int SHOWN_DIGITS = 12;
  private static final int MOST_TOGETHER = 60;
  private static final long MOST_BYTES = 3_000_000_000L;

  /** A turn starts a process, so it makes more runs than on a host. */
  private static final LatencyProtocol OPERATIONS =
      LatencyProtocol.named("operations")
          .warmup(2, 0)
          .minRuns(15)
          .seconds(0.06, 6)
          .rounds(3)
          .budgetSeconds(3600)
          .requiredRuns(2)
          .bootstrap(100)
          .calibrationRuns(5)
          .build();

  private static final LatencyProtocol NETWORKS =
      LatencyProtocol.named("networks")
          .warmup(1, 0)
          .minRuns(9)
          .seconds(1, 60)
          .rounds(3)
          .budgetSeconds(3600)
          .requiredRuns(2)
          .bootstrap(100)
          .calibrationRuns(5)
          .build();

  private final Device device;
  private final String tool;
  private final Observer observer;
  private Optional<DeviceFacts> facts = Optional.empty();

  /**
   * @param tool this program's name and version
   * @param observer follows the measurements and can stop them
   */
  public DeviceClock(Device device, String tool, Observer observer) {
    this.device = device;
    this.tool = tool;
    this.observer = observer;
  }

  @Override
  public ModelTarget target() {
    DeviceFacts known = facts.orElseGet(() -> session(OPERATIONS).facts());
    facts = Optional.of(known);
    boolean agent = device.runtime().kind() == RuntimeKind.ONNXRUNTIME;
    return new ModelTarget(
        device.name(),
        Devices.isDesktop(device) ? HostFacts.read().cpu() : known.name(),
        agent ? HostRuntime.ONNXRUNTIME.id() : "benchmark_model",
        Devices.isDesktop(device) ? OnnxRuntime.version() : build(device),
        device.threads(),
        agent
            ? ElementType.FLOAT32.text()
            : TfliteOptions.word(device.runtime().file().precision()));
  }

  /** The runtime's file and what the device file sets: another choice is another target. */
  static String build(Device device) {
    Device.Runtime runtime = device.runtime();
    List<String> words = new ArrayList<>();
    words.add(String.valueOf(runtime.path().getFileName()));
    words.add("SHA-256 " + runtime.sha256().substring(0, SHOWN_DIGITS));
    words.addAll(device.providers());
    if (runtime.kind() == RuntimeKind.BENCHMARK_MODEL) {
      words.add(ChoiceType.word(runtime.file().form()));
    }
    device.affinity().ifPresent(mask -> words.add("affinity " + mask));
    return String.join(", ", words);
  }

  private DeviceSession session(LatencyProtocol protocol) {
    return new DeviceSession(device.with(protocol), tool, observer);
  }

  @Override
  public Batch time(Map<String, Graph> graphs, Effort effort, long seed) {
    LatencyProtocol protocol = effort == Effort.OPERATION ? OPERATIONS : NETWORKS;
    return Quartile.batch(session(protocol).time(graphs, seed));
  }

  @Override
  public boolean holds(List<Graph> graphs) {
    long bytes =
        graphs.stream()
            .mapToLong(it -> CostReport.of(it).total().params() * ElementType.FLOAT32.bytes())
            .sum();
    return graphs.size() <= MOST_TOGETHER && bytes <= MOST_BYTES;
  }

  @Override
  public Map<Node, Node> fused(Graph graph) {
    if (device.runtime().kind() != RuntimeKind.ONNXRUNTIME) {
      return Map.of();
    }
    BenchSettings settings = BenchSettings.of(OPERATIONS);
    try (GraphTimer timer = new GraphTimer(HostRuntime.ONNXRUNTIME, settings)) {
      return timer.fused(graph);
    }
  }

  @Override
  public void close() {
    // Each session closes its own connection.
  }
}
