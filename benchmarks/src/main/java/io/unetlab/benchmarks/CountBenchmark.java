package io.unetlab.benchmarks;

import io.unetlab.builders.Networks;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one network takes to count, from its spec in memory and from its YAML text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CountBenchmark {

  private static final Path MODELS = Path.of("examples", "models");
  private static final Path FILE = MODELS.resolve("sd15.yaml");
  private static final Path PIPELINE = Path.of("examples", "pipelines", "sd15_pipeline.yaml");

  private Source source;
  private NetworkSpec spec;
  private NetworkSpec pipeline;
  private MapNode pipelineTree;
  private SpecPatch variant;

  @Setup
  public void read() throws IOException {
    source = new Source(FILE.toString(), Files.readString(FILE));
    spec = SpecLoader.load(FILE);
    pipeline = SpecLoader.load(PIPELINE);
    Problems problems = new Problems();
    pipelineTree = SpecLoader.tree(PIPELINE, problems).orElseThrow();
    variant =
        SpecPatch.parse("steps=20", problems)
            .andThen(SpecPatch.parse("decoder=" + MODELS.resolve("taesd_decoder.yaml"), problems))
            .andThen(SpecPatch.parse("unet.levels[0].transformers=0", problems));
    problems.throwIfErrors();
  }

  /** Spec in memory to parameters, MACs, FLOPs and bytes moved. */
  @Benchmark
  public Cost specToCounts() {
    return CostReport.of(Networks.graph(spec)).total();
  }

  /** The same, and peak activation memory. */
  @Benchmark
  public long specToCountsAndPeak() {
    CostReport report = CostReport.of(Networks.graph(spec));
    return report.total().macs() + report.memory().fused().elements();
  }

  /** A pipeline in memory to all its metrics. */
  @Benchmark
  public MetricSet pipelineToMetrics() {
    return Metrics.counted(pipeline);
  }

  /** A variant of a pipeline, with another decoder's file, patched, parsed, checked and counted. */
  @Benchmark
  public MetricSet pipelineVariantToMetrics() {
    Problems problems = new Problems();
    return Metrics.counted(SpecLoader.fromTree(pipelineTree, variant, problems).orElseThrow());
  }

  /** YAML text to counts, including the rules. */
  @Benchmark
  public Cost yamlToCounts() {
    NetworkSpec read = SpecLoader.load(source, MODELS, SpecPatch.EMPTY);
    return CostReport.of(Networks.graph(read)).total();
  }
}
