package io.unetlab.cli.command;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.PrecisionConverter;
import io.unetlab.cli.option.ProtocolOption;
import io.unetlab.cli.option.Threads;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.MeasuringSteps;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.PipelineLatency;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostBench;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.profiler.runtime.NodeTimes;
import io.unetlab.profiler.session.MachineLock;
import io.unetlab.profiler.session.Observer;
import io.unetlab.reports.format.LatencyJson;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.CostView;
import io.unetlab.reports.view.LatencyView;
import io.unetlab.reports.view.TimeView;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problems;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How long networks take, on this machine or on a device. */
@Command(
    name = "bench",
    description = {
      "Measure networks, interleaved in random order; docs/latency.md says how.",
      "Exits with 3 when a result is not valid."
    },
    footer = {
      "  unetlab bench sd15 bk_sdm_base mobilediffusion",
      "  unetlab bench sd15 --by role",
      "  unetlab bench mobilediffusion --runtime djl,onnxruntime",
      "  unetlab bench bk_sdm_tiny --device desktop"
    })
public final class BenchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private ProtocolOption protocol;

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = {
        "Network files or model names; the others are compared with the first.",
        "On a device whose runtime is benchmark_model, or .tflite files."
      })
  private List<String> networks;

  @Option(
      names = "--runtime",
      paramLabel = "RUNTIME",
      split = ",",
      defaultValue = "djl",
      description = {
        "What runs the networks: djl (DJL's PyTorch engine), onnxruntime, litert,",
        "or several, separated by commas; ${DEFAULT-VALUE} if left out."
      })
  private List<HostRuntime> runtimes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads; all cores if left out.")
  private @Nullable Integer threads;

  @Option(
      names = "--precision",
      converter = PrecisionConverter.OfRun.class,
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "Compute in float32 or bfloat16; ${DEFAULT-VALUE} if left out.")
  private ElementType precision;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the weights and of the rounds' orders; ${DEFAULT-VALUE} if left out.")
  private long seed;

  @Option(
      names = "--by",
      paramLabel = "VIEW",
      description = {
        "Instead, time each operation, and show milliseconds next to MACs",
        "by scope (a tree), level, role or op."
      })
  private CostView.@Nullable By by;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "2",
      description = "Depth of the tree of scopes, from 1; ${DEFAULT-VALUE} if left out.")
  private int depth;

  @Option(
      names = "--device",
      paramLabel = "FILE",
      split = ",",
      description = {
        "Instead of this process, measure on a device: a device file,",
        "or desktop for the same agent in a separate JVM; docs/phones.md says how.",
        "Several, separated by commas, are measured in parallel."
      })
  private @Nullable List<String> devices;

  @Option(
      names = "--json",
      description = "Print everything with all samples as JSON; docs/json.md describes it.")
  private boolean json;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    checkOptions();
    if (ToolMeasuring.isFor(networks)) {
      List<String> on = devices == null ? List.of() : devices;
      return new ToolMeasuring(spec.commandLine(), terminal).measure(on, networks, json);
    }
    BenchParts parts = new BenchParts(specs());
    List<BenchSubject> subjects = parts.subjects();
    BenchSettings settings = settings();
    if (devices != null) {
      return new DeviceMeasuring(spec.commandLine(), terminal).measure(devices, parts, seed, json);
    }
    return by == null ? measure(parts, settings) : times(subjects, settings, by);
  }

  private void checkOptions() {
    Threads.check(threads, spec.commandLine());
    if (depth < 1) {
      throw misuse("--depth must be at least 1, is " + depth);
    }
    if (Set.copyOf(runtimes).size() != runtimes.size()) {
      throw misuse("--runtime names one twice");
    }
    for (HostRuntime runtime : runtimes) {
      if (!runtime.precisions().contains(precision)) {
        throw misuse(runtime.id() + " does not compute in " + precision.text());
      }
    }
    if (devices != null) {
      for (String option : List.of("--runtime", "--threads", "--protocol", "--precision", "--by")) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
          throw misuse(option + " does not go with --device: the device file sets it");
        }
      }
    }
    if (by != null && json) {
      throw misuse("--by has no JSON");
    }
    if (by != null && isGiven("--protocol")) {
      throw misuse("--by has no protocol: it takes the median of three runs");
    }
    if (by == null && isGiven("--depth")) {
      throw misuse("--depth goes with --by scope");
    }
  }

  private boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private List<NetworkSpec> specs() {
    Problems problems = new Problems();
    List<NetworkSpec> specs = new ArrayList<>();
    networks.forEach(it -> changes.load(it, problems).ifPresent(specs::add));
    problems.throwIfErrors();
    return specs;
  }

  private BenchSettings settings() {
    BenchSettings usual = BenchSettings.of(protocol.protocol());
    int count = threads == null ? usual.threads() : threads;
    return new BenchSettings(usual.protocol(), List.copyOf(runtimes), count, precision, seed, seed);
  }

  // In this process, which does nothing else; each session of a study has its own process.
  private int measure(BenchParts parts, BenchSettings settings) {
    List<BenchSubject> subjects = parts.subjects();
    Unpacking.tell(settings.runtimes(), spec.commandLine().getErr());
    BenchRun run;
    try (ProgressLine progress =
        ProgressLine.ofLongRun(
            spec.commandLine().getErr(), terminal, "networks", System::nanoTime)) {
      Observer observer =
          new Observer(steps(subjects, settings, progress), progress::tell, () -> false);
      HostBench bench = new HostBench(settings, Version.tool(), observer.events());
      run = MachineLock.here(observer).hold(() -> bench.measure(subjects));
    }
    PrintWriter out = spec.commandLine().getOut();
    List<PipelineLatency> sums = parts.sums(run, settings);
    if (json) {
      out.print(LatencyJson.write(run, sums));
    } else {
      LatencyView view = LatencyView.of(run);
      out.print(TextTable.render(view.table(), terminal.width()));
      out.println();
      boolean several = settings.runtimes().size() > 1;
      sums.forEach(it -> out.println(BenchParts.sentence(it, several)));
      view.notes().forEach(out::println);
    }
    boolean valid = run.measured().stream().allMatch(it -> it.verdict().valid());
    return valid && run.failed().isEmpty() ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private static MeasuringSteps steps(
      List<BenchSubject> subjects, BenchSettings settings, ProgressLine progress) {
    List<String> names =
        subjects.stream()
            .flatMap(it -> settings.runtimes().stream().map(on -> settings.name(it, on)))
            .toList();
    return new MeasuringSteps(
        names, UnaryOperator.identity(), settings.protocol(), progress::say, System::nanoTime);
  }

  private int times(List<BenchSubject> subjects, BenchSettings settings, CostView.By view) {
    Unpacking.tell(settings.runtimes(), spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    for (BenchSubject subject : subjects) {
      for (HostRuntime runtime : settings.runtimes()) {
        NodeTimes times = NodeTimes.measure(subject, runtime, settings);
        if (settings.runtimes().size() > 1) {
          out.println(subject.name() + " on " + runtime.id());
        } else if (subjects.size() > 1) {
          out.println(subject.name());
        }
        out.println(TextTable.render(TimeView.of(times, view, depth), terminal.width()));
        out.println(TimeView.conditions(runtime, settings, HostFacts.read()));
        out.println();
        out.flush();
      }
    }
    return ExitCode.DONE;
  }
}
