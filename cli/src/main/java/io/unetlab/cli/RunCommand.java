package io.unetlab.cli;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.ort.OnnxRuntime;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.HostBench;
import io.unetlab.reports.format.StudyReport;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job: every variant of a study, the decision, the report. */
@Command(
    name = "run",
    description = {
      "Run a study: count every variant, choose one by the study's rule, write a report.",
      "Exits with 3 when no variant keeps every constraint."
    })
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private SetOption set;
  @Mixin private ProtocolOption protocol;

  @Parameters(paramLabel = "STUDY", description = "A study's file.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "report",
      description = "Where the report goes; ${DEFAULT-VALUE} if left out.")
  private Path out;

  @Option(
      names = "--no-latency",
      description = "Measure nothing, also where the study asks for latency.")
  private boolean noLatency;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (out.toString().isBlank()) {
      throw new UserException("--out needs the name of a directory");
    }
    Problems problems = new Problems();
    Optional<StudySpec> study = StudyLoader.load(file, set.patch(), problems);
    problems.throwIfErrors();
    PrintWriter err = spec.commandLine().getErr();
    new Failures(terminal).tell(problems, spec.commandLine());
    StudyResult result;
    try (ProgressLine progress = new ProgressLine(err, terminal, "variants")) {
      result = run(study.orElseThrow(), progress);
      progress.next("writing the report");
      StudyReport.write(result, out);
    } catch (IOException e) {
      throw new UserException("cannot write the report to " + out + ": " + Reason.of(e));
    }
    PrintWriter lines = spec.commandLine().getOut();
    new DecisionText(new Trials(result)).lines().forEach(lines::println);
    lines.println();
    lines.println("report: " + out.resolve("index.html"));
    return result.decision().exitCode();
  }

  // Without its runtime everything is still counted; only the latency is missing.
  private StudyResult run(StudySpec study, ProgressLine progress) {
    if (!study.asksForLatency() || noLatency) {
      return StudyRunner.run(study, progress);
    }
    try {
      study.target().runtime().version();
    } catch (PyTorch.UnavailableException | OnnxRuntime.UnavailableException e) {
      spec.commandLine().getErr().println("unetlab: latency is not measured: " + e.getMessage());
      return StudyRunner.run(study, progress);
    }
    return StudyRunner.run(study, progress, bench(study.target(), progress)::measure);
  }

  private HostBench bench(Target target, ProgressLine progress) {
    BenchSettings usual = BenchSettings.of(protocol.protocol());
    int threads = target.threads().orElse(usual.threads());
    BenchSettings settings =
        new BenchSettings(
            usual.protocol(), List.of(target.runtime()), threads, target.precision(), 0, 0);
    return new HostBench(
        settings,
        "unetlab " + Version.text(),
        event -> progress.say("latency of " + event.subject() + ": " + event.detail()));
  }
}
