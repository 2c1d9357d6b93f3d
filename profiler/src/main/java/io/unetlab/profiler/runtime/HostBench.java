package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.Weight;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.ElementType;
import io.unetlab.profiler.latency.Contender;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyOptions;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencyRun;
import io.unetlab.profiler.latency.PeakMemory;
import io.unetlab.profiler.latency.Provenance;
import io.unetlab.spec.yaml.ChoiceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures networks on this machine in one run, so that they can be compared: on DJL's PyTorch
 * engine, with weights and inputs from a seed.
 */
public final class HostBench {

  private final BenchSettings settings;
  private final String tool;
  private final Consumer<LatencyEvent> listener;

  /**
   * @param tool this program's version, for the provenance
   * @param listener told each step between timed parts
   */
  public HostBench(BenchSettings settings, String tool, Consumer<LatencyEvent> listener) {
    this.settings = settings;
    this.tool = tool;
    this.listener = listener;
  }

  /**
   * Measures at least one network.
   *
   * @throws PyTorch.UnavailableException where no network can run
   */
  public HostRun measure(List<BenchSubject> subjects) {
    PyTorch.setThreads(settings.threads());
    Instant startedAt = Instant.now();
    OptionalDouble loadBefore = HostFacts.loadAverage();
    boolean keepLoaded = FreeMemory.holds(bytes(subjects));
    List<LatencyResult> results;
    try (WeightPool pool = new WeightPool(settings.precision());
        ConvolutionKernel kernel = new ConvolutionKernel(settings.weightsSeed(), pool)) {
      LatencyOptions options =
          LatencyOptions.of(settings.runSeed()).withKeepLoaded(keepLoaded).withListener(listener);
      results =
          new LatencyRun(settings.protocol(), kernel, options).measure(contenders(subjects, pool));
    }
    List<LatencyRecord> measured = new ArrayList<>();
    List<LatencyResult.Failed> failed = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof LatencyResult.Measured one) {
        measured.add(record(subjects.get(i), one, startedAt, loadBefore));
      } else if (results.get(i) instanceof LatencyResult.Failed one) {
        failed.add(one);
      }
    }
    return new HostRun(settings, measured, failed, keepLoaded);
  }

  private List<Contender> contenders(List<BenchSubject> subjects, WeightPool pool) {
    return subjects.stream()
        .<Contender>map(it -> new DjlContender(it, settings.weightsSeed(), pool))
        .toList();
  }

  // All weights, those that networks share once, and the activations of the network that needs
  // most.
  private static long bytes(List<BenchSubject> subjects) {
    Set<Weight> weights = new HashSet<>();
    long activations = 0;
    for (BenchSubject subject : subjects) {
      subject.graph().weights().forEach(weights::add);
      CostReport report = CostReport.of(subject.graph());
      activations = Math.max(activations, report.peakActivationBytes(ElementType.FLOAT32));
    }
    long elements = weights.stream().mapToLong(weight -> weight.shape().elements()).sum();
    return elements * ElementType.FLOAT32.bytes()
        + 2 * activations; // what kernels need beside their results
  }

  private LatencyRecord record(
      BenchSubject subject,
      LatencyResult.Measured measured,
      Instant startedAt,
      OptionalDouble loadBefore) {
    double flops = CostReport.of(subject.graph()).total().flops();
    return new LatencyRecord(provenance(subject, startedAt, loadBefore), measured, flops);
  }

  private Provenance provenance(
      BenchSubject subject, Instant startedAt, OptionalDouble loadBefore) {
    return new Provenance(
        subject.hash().hex(),
        settings.weightsSeed(),
        tool,
        "djl-pytorch",
        PyTorch.version(),
        ChoiceType.word(settings.precision()),
        HostFacts.read(),
        settings.threads(),
        loadBefore,
        HostFacts.loadAverage(),
        settings.protocol().name(),
        settings.runSeed(),
        startedAt,
        PeakMemory.residentBytes());
  }
}
