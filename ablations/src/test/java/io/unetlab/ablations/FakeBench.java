package io.unetlab.ablations;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Calibration;
import io.unetlab.profiler.latency.Contender;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyOptions;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencyRun;
import io.unetlab.profiler.latency.Session;
import io.unetlab.profiler.runtime.BenchSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Networks that take as many milliseconds as they have nodes, by a clock of its own. */
public class FakeBench implements LatencyMeasurer {

  private static final HostFacts HOST = new HostFacts("17", "none", "none", 1, OptionalInt.empty());

  private long now;

  @Override
  public String target() {
    return "fake";
  }

  @Override
  public String protocol() {
    return "quick";
  }

  /** How long a network takes. */
  protected long millis(BenchSubject subject) {
    return subject.graph().nodes().size();
  }

  @Override
  public BenchRun measure(List<BenchSubject> subjects, long replicate) {
    LatencyOptions options = LatencyOptions.of(replicate).withNanoClock(() -> now);
    List<Contender> contenders =
        subjects.stream().<Contender>map(it -> new Fake(it.name(), millis(it))).toList();
    List<LatencyResult> results =
        new LatencyRun(LatencyProtocol.QUICK, new Kernel(), options).measure(contenders);
    List<LatencyRecord> records = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      records.add(
          new LatencyRecord(
              provenance(subjects.get(i)), (LatencyResult.Measured) results.get(i), 1e9));
    }
    return new BenchRun(LatencyProtocol.QUICK, replicate, records, List.of(), true);
  }

  private static LatencyProvenance provenance(BenchSubject subject) {
    return new LatencyProvenance(
        subject.hash().hex(),
        0,
        "test",
        "fake",
        "1",
        "float32",
        HOST,
        DeviceFacts.of(HOST),
        1,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        "quick",
        0,
        Instant.EPOCH,
        OptionalLong.empty(),
        Optional.empty());
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private final class Kernel implements Calibration {

    @Override
    public double flops() {
      return 1e9;
    }

    @Override
    public void run() {
      pass(10);
    }
  }

  private final class Fake implements Contender, Session {

    private final String name;
    private final long millis;

    Fake(String name, long millis) {
      this.name = name;
      this.millis = millis;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Session load() {
      return this;
    }

    @Override
    public void run() {
      pass(millis);
    }

    @Override
    public void close() {}
  }
}
