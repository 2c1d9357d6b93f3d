package io.unetlab.profiler.litert;

import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.AgentExit;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.NetworkTurn;
import io.unetlab.profiler.device.ToolCall;
import io.unetlab.profiler.device.TurnResult;
import io.unetlab.profiler.importer.ByteRange;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.LiteRtStart;
import io.unetlab.profiler.importer.OperationTime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.profiler.latency.ToolTiming;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One start of benchmark_model. It prints no single run, so its one sample is the median of its
 * runs, or their average where it prints no median.
 */
final class ToolStart implements NetworkTurn {

  private static final int VERSION_DIGITS = 12;

  private final AgentCall call;
  private final Device device;
  private final StringBuilder log = new StringBuilder();

  ToolStart(AgentCall call, Device device) {
    this.call = call;
    this.device = device;
  }

  @Override
  public AgentCall call() {
    return call;
  }

  @Override
  public void accept(String line) {
    log.append(line).append('\n');
  }

  @Override
  public List<LatencySample> samples() {
    return List.of();
  }

  @Override
  public TurnResult complete(AgentExit exit) {
    if (exit.code() != 0) {
      AgentExit told = new AgentExit(exit.code(), exit.complaint() + log);
      throw new FailedException("run", told.explain("benchmark_model failed"));
    }
    List<String> ignored = ToolCall.ignored(call, log.toString());
    if (!ignored.isEmpty()) {
      throw failed(
          "it does not know " + String.join(" ", ignored) + "; take another version of it");
    }
    LiteRtStart start = read();
    Latency latency = start.latency().latency();
    long runs = latency.n().orElseThrow(() -> failed("its log does not state its number of runs"));
    return new TurnResult(
        runtime(),
        nanos(latency, Statistic.LOAD),
        nanos(latency, Statistic.FIRST_RUN),
        (int) Math.max(0, start.warmupRuns().orElse(1) - 1),
        List.of(new LatencySample(0, 0, 0, Math.max(1, Math.round(latency.ms() * 1e6)))),
        Optional.of(timing(start, latency.statistic(), runs)),
        Optional.empty(),
        peak(start.latency()),
        OptionalDouble.empty());
  }

  // The tool has ended, so what is missing will be missing again.
  private LiteRtStart read() {
    try {
      return LiteRtStart.read(new Source("benchmark_model", log.toString()));
    } catch (SpecException e) {
      String problems =
          e.problems().stream().map(Problem::summary).collect(Collectors.joining("; "));
      throw failed(new AgentExit(0, log.toString()).explain(problems));
    }
  }

  private static FailedException failed(String reason) {
    return new FailedException("run", "benchmark_model gave no result: " + reason);
  }

  private static long nanos(Latency latency, Statistic figure) {
    return Math.round(latency.figure(figure).orElse(0) * 1e6);
  }

  private static OptionalLong peak(ImportedLatency latency) {
    return latency
        .peakMemory()
        .map(ByteRange::max)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private TurnResult.Runtime runtime() {
    String sum = device.runtime().sha256();
    return new TurnResult.Runtime(
        ChoiceType.word(device.runtime().kind()),
        "SHA-256 " + sum.substring(0, Math.min(VERSION_DIGITS, sum.length())),
        TfliteOptions.word(device.runtime().file().precision()),
        Map.of(
            "delegate", asked().orElse("the tool's choice"),
            "affinity", device.affinity().orElse("none")));
  }

  private ToolTiming timing(LiteRtStart start, Statistic statistic, long runs) {
    return new ToolTiming(
        ChoiceType.word(device.runtime().kind()),
        device.runtime().sha256(),
        ChoiceType.word(device.runtime().file().form()),
        statistic,
        List.of(runs),
        new Placement(asked(), start.delegates(), left(start.latency().operations())));
  }

  private Optional<String> asked() {
    return device.providers().stream().findFirst().map(it -> it.toLowerCase(Locale.ROOT));
  }

  /** By operator. A delegate is one operator, whose type is its name. */
  private static Optional<Map<String, Integer>> left(List<OperationTime> operations) {
    Map<String, Integer> left = new TreeMap<>();
    operations.stream()
        .map(OperationTime::type)
        .filter(it -> !it.toLowerCase(Locale.ROOT).contains("delegate"))
        .forEach(it -> left.merge(it, 1, Integer::sum));
    return operations.isEmpty() ? Optional.empty() : Optional.of(left);
  }
}
