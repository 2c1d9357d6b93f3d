package io.unetlab.benchmarks;

import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many configurations of the MobileDiffusion space are counted a second from its tables. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Threads(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpaceBenchmark {

  private static final int NEW = 4096;

  private StudySpec study;
  private TabledSpace space;
  private int[][] configurations;

  @Setup
  public void tabulate() {
    study = StudyLoader.load(Path.of("examples", "mobilediffusion", "search.yaml"));
    space = SpaceTables.of(study);
    Random random = new Random(1);
    configurations = new int[NEW][];
    for (int i = 0; i < NEW; i++) {
      configurations[i] =
          study.factors().stream().mapToInt(it -> random.nextInt(it.options().size())).toArray();
    }
  }

  /** Whether each configuration exists, and all its counted and predicted metrics. */
  @Benchmark
  @OperationsPerInvocation(NEW)
  public void configurations(Blackhole sink) {
    for (int[] configuration : configurations) {
      sink.consume(space.exists(configuration));
      sink.consume(space.values(configuration));
    }
  }
}
