package io.unetlab.cli.command;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.option.FitSizeOption;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkSetOption;
import io.unetlab.cli.option.StudySetOption;
import io.unetlab.cli.option.Threads;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.predict.DeviceClock;
import io.unetlab.profiler.predict.Fusions;
import io.unetlab.profiler.predict.HostClock;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelMeasuring;
import io.unetlab.profiler.predict.NetworkClock;
import io.unetlab.profiler.predict.OperationCatalogue;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.profiler.session.Observer;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a latency model of a target. */
@Command(
    name = "fit",
    description = {
      "Measure the operations of a study's space by themselves, and some of its networks, and fit a"
          + " model that predicts the latency of the others.",
      "Continues an existing file of the same target; docs/prediction.md describes the model."
    },
    footer = {
      "  unetlab fit host --space examples/mobilediffusion/search.yaml -o host.yaml",
      "  unetlab fit examples/devices/pixel8.yaml --space examples/mobilediffusion/search.yaml",
      "  unetlab fit host --space examples/mobilediffusion/search.yaml \\",
      "      --network-set latent.size=16 --with sd15 --time 20 -o small.yaml"
    })
public final class FitCommand implements Callable<Integer> {

  private static final double SECONDS_PER_MINUTE = 60;

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StudySetOption set;
  @Mixin private NetworkSetOption networkSet;
  @Mixin private FitSizeOption size;

  @Parameters(
      paramLabel = "TARGET",
      description = {
        "What the model is of: host, this machine; a device file;",
        "or desktop, this machine measured as a device."
      })
  private String target;

  @Option(
      names = "--space",
      paramLabel = "STUDY",
      required = true,
      description = "A study's file; its factors are the space, whatever its design.")
  private Path space;

  @Option(
      names = "--runtime",
      paramLabel = "RUNTIME",
      defaultValue = "onnxruntime",
      description = "What runs the networks on the host; ${DEFAULT-VALUE} if left out.")
  private HostRuntime runtime;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = {
        "Number of threads on the host; all cores if left out. With 1, processor time is measured,",
        "which other programs hardly change."
      })
  private @Nullable Integer threads;

  @Option(
      names = "--with",
      paramLabel = "SPEC",
      description = {
        "Another network to measure and fit to, a family of its own; may be repeated. Its"
            + " operations are measured too. Of a pipeline, all its parts."
      })
  private List<String> others = new ArrayList<>();

  @Option(
      names = "--time",
      paramLabel = "MINUTES",
      description = "Stop measuring after this many minutes; the file can be continued.")
  private @Nullable Double minutes;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "latency_model.yaml",
      description = "The model's file; ${DEFAULT-VALUE} if left out.")
  private Path output;

  FitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    check();
    Optional<Device> device = isHost() ? Optional.empty() : Optional.of(device());
    StudySpec study = StudyLoader.loadSpace(space, set.patch());
    FitFile file = new FitFile(output);
    Optional<ModelFile> earlier = file.earlier();
    List<NetworkSpec> others = others();
    FitSizeOption.Sizes sizes = size.sizes();
    FitSpace networksOf =
        new FitSpace(study, networkSet.patch(), sizes, others, FitFile.kept(earlier));
    texts().tellStart(target, study.name(), sizes, networksOf);
    earlier.ifPresent(it -> file.checkNetworks(it, networksOf.subjects()));
    try (ProgressLine progress =
            ProgressLine.ofLongRun(
                spec.commandLine().getErr(), terminal, "networks", System::nanoTime);
        Interruption interruption =
            new Interruption(() -> progress.tell("stopping after this step"));
        NetworkClock clock = clock(device, observer(progress, interruption))) {
      earlier.ifPresent(it -> file.checkTarget(it, clock.target()));
      return stoppable(
          () -> fit(clock, networksOf, earlier, progress, interruption), progress, interruption);
    } catch (DeviceException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  // During shutdown parts of Java no longer work, such as writing networks for another runtime.
  private int stoppable(IntSupplier work, ProgressLine progress, Interruption interruption) {
    try {
      return work.getAsInt();
    } catch (RuntimeException e) {
      if (!interruption.getAsBoolean()) {
        throw e;
      }
      tellStopped(progress);
      return ExitCode.INTERRUPTED;
    }
  }

  private void tellStopped(ProgressLine progress) {
    progress.tell(
        Files.exists(output)
            ? "stopped; " + output + " keeps what was measured, and the same command continues"
            : "stopped before anything was measured");
  }

  /** Shows a step before it is done; throws if it must not be. */
  private static Consumer<String> steps(Consumer<String> shown, Interruption interruption) {
    return step -> {
      if (interruption.getAsBoolean()) {
        throw new CancellationException("stopped before: " + step);
      }
      shown.accept(step);
    };
  }

  private static Observer observer(ProgressLine progress, Interruption interruption) {
    return new Observer(
        event -> {
          if (interruption.getAsBoolean()) {
            throw new CancellationException("stopped while measuring");
          }
        },
        progress::tell,
        interruption);
  }

  private NetworkClock clock(Optional<Device> device, Observer observer) {
    if (device.isPresent()) {
      Unpacking.tell(List.of(HostRuntime.ONNXRUNTIME), spec.commandLine().getErr());
      return new DeviceClock(device.get(), Version.tool(), observer);
    }
    Unpacking.tell(List.of(runtime), spec.commandLine().getErr());
    int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    return new HostClock(runtime, count, observer);
  }

  private Device device() {
    if (!target.equals(Devices.DESKTOP_NAME) && !Files.exists(Path.of(target))) {
      String hint = Nearest.hint(target, List.of(HostClock.NAME, Devices.DESKTOP_NAME));
      throw new UserException(
          "there is no target "
              + target
              + ": expected host, desktop or a device file"
              + (hint.isEmpty() ? "" : "; " + hint));
    }
    return Devices.named(target);
  }

  private boolean isHost() {
    return target.equals(HostClock.NAME);
  }

  private void check() {
    Threads.check(threads, spec.commandLine());
    for (String option : List.of("--runtime", "--threads")) {
      if (!isHost() && spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw misuse(option + " goes with the target host: a device file sets it");
      }
    }
    List<String> mistakes = new ArrayList<>(size.mistakes());
    if (minutes != null && !(minutes > 0)) {
      mistakes.add("--time must be above 0 minutes, is " + typed("--time"));
    }
    if (!mistakes.isEmpty()) {
      throw misuse(UserException.text(mistakes));
    }
    FitFile.check(output);
  }

  private String typed(String option) {
    return spec.commandLine().getParseResult().matchedOption(option).stringValues().get(0);
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private List<NetworkSpec> others() {
    Problems problems = new Problems();
    SpecPatch patch = networkSet.patch();
    FitFamilies families = new FitFamilies();
    for (Path file : Models.files(others)) {
      SpecLoader.load(file, patch, problems).ifPresent(it -> families.add(it, file));
    }
    problems.throwIfErrors();
    return families.networks();
  }

  private FitTexts texts() {
    return new FitTexts(spec.commandLine(), terminal, output);
  }

  private int fit(
      NetworkClock clock,
      FitSpace space,
      Optional<ModelFile> earlier,
      ProgressLine progress,
      Interruption interruption) {
    FitFile file = new FitFile(output);
    FitTexts texts = texts();
    Fusions fusions = space.fusions(clock, steps(progress::tell, interruption));
    progress.tell("collecting the operations of the space");
    OperationCatalogue catalogue = space.catalogue(fusions, steps(progress::say, interruption));
    FitPlan plan = new FitPlan(texts.typed(), fusions, catalogue, space.subjects());
    progress.tell("measuring " + plan.size());
    double seconds = minutes == null ? Double.POSITIVE_INFINITY : minutes * SECONDS_PER_MINUTE;
    FitProgress watch =
        new FitProgress(progress, interruption, seconds, it -> file.keep(plan.model(it)));
    ModelMeasuring measuring = new ModelMeasuring(clock, size.sizes().seed(), watch);
    earlier.ifPresent(
        it -> {
          measuring.resume(it, plan.subjects());
          progress.above(() -> texts.tellKept(it));
        });
    try {
      measuring.measure(plan.catalogue(), plan.subjects());
    } catch (CancellationException stopped) {
      progress.say("the interrupted batch is not kept");
    } finally {
      if (!measuring.isEmpty()) {
        file.keep(plan.model(measuring));
      }
    }
    if (!measuring.isEmpty()) {
      progress.above(() -> texts.print(plan.model(measuring), watch));
    } else if (!interruption.getAsBoolean()) {
      throw new UserException("nothing was measured" + watch.firstFailure());
    }
    if (!interruption.getAsBoolean()) {
      return ExitCode.DONE;
    }
    tellStopped(progress);
    return ExitCode.INTERRUPTED;
  }
}
