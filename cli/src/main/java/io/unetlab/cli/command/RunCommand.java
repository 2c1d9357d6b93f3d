package io.unetlab.cli.command;

import io.unetlab.ablations.exec.ClusterWork;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoreFile;
import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.cli.option.ClusterOption;
import io.unetlab.cli.option.OnlyOption;
import io.unetlab.cli.option.ProtocolOption;
import io.unetlab.cli.option.ReportOption;
import io.unetlab.cli.option.RuleOption;
import io.unetlab.cli.option.StudyOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Failures;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.source.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main command: counts every variant of a study, decides, writes the report. */
@Command(
    name = "run",
    description = {
      "Run a study: count every variant, measure some, choose one by the study's rule, write a"
          + " report.",
      "Results are kept in a store; a run after a change or an interruption computes only what the",
      "store lacks. Exits with 3 when no variant keeps every constraint."
    },
    footer = {
      "  unetlab run examples/mobilediffusion/study.yaml --no-latency",
      "  unetlab run examples/targets/study.yaml --protocol quick --out targets",
      "  unetlab run study.yaml --where 'fid <= 18' --minimize params --out loose"
    })
public final class RunCommand implements Callable<Integer> {

  /** Options that a result does not depend on: where it is kept, what is reused, who computes. */
  private static final Set<String> NOT_OF_THE_RESULT =
      Stream.concat(
              Stream.of("--store", "--out", "--resume", "--fresh"), ClusterOption.NAMES.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StudyOption set;
  @Mixin private RuleOption rule;
  @Mixin private ProtocolOption protocol;
  @Mixin private OnlyOption only;
  @Mixin private ReportOption report;
  @Mixin private ClusterOption cluster;

  @Parameters(paramLabel = "STUDY", description = "A study's file.")
  private Path file;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = {
        "Where results are kept: a file, a directory for results.db, or a schema of a PostgreSQL",
        "database, postgresql://HOST/DATABASE; next to the report if left out."
      })
  private @Nullable String store;

  @ArgGroup private @Nullable Reuse reuse;

  /** How existing results are treated. */
  static final class Reuse {

    @Option(
        names = "--resume",
        description =
            "Continue with a store, which must exist; without it one is created or reused.")
    private boolean resume;

    @Option(
        names = "--fresh",
        description = "Compute everything again, and replace existing results.")
    private boolean fresh;
  }

  @Option(
      names = "--no-latency",
      description = "Measure nothing, even if the study asks for latency.")
  private boolean noLatency;

  @Option(
      names = "--no-training",
      description = "Train nothing, even if the study measures quality by training.")
  private boolean noTraining;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description = {
        "Most seconds to measure a network in a session on this machine; ${DEFAULT-VALUE} if left",
        "out. On a device, its file's protocol sets the limit."
      })
  private double timeout;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    report.check();
    Optional<ClusterAddress> asked = Clusters.asked(cluster, mistakes());
    Problems problems = new Problems();
    Optional<StudySpec> study = StudyLoader.load(file, set.patch().andThen(rule.patch()), problems);
    problems.throwIfErrors();
    new Failures(terminal).tell(problems, spec.commandLine());
    StoreAddress place =
        store == null
            ? new StoreFile(report.directory().resolve(StoreFile.NAME))
            : StoreAddress.of(store);
    if (reuse != null && reuse.resume && !place.isThere()) {
      throw new UserException("nothing to resume: there is no store " + place);
    }
    only.check(study.orElseThrow());
    report.checkFor(study.orElseThrow().name(), only.pattern());
    if (!noTraining) {
      study.orElseThrow().training().ifPresent(StudyTrainer::check);
    }
    try (Interruption interruption = new Interruption()) {
      return run(study.orElseThrow(), place, asked, interruption);
    }
  }

  private List<String> mistakes() {
    return timeout > 0 ? List.of() : List.of("--timeout takes seconds above 0, found " + timeout);
  }

  // All output must be printed before the interruption lets the process exit.
  private int run(
      StudySpec study,
      StoreAddress place,
      Optional<ClusterAddress> asked,
      Interruption interruption) {
    PrintWriter out = spec.commandLine().getOut();
    StoppedRun stopped = new StoppedRun(place, study, report.directory());
    StudyResult result;
    FirstAnswer first;
    try (ProgressLine progress =
        ProgressLine.ofLongRun(err(), terminal, "variants", System::nanoTime)) {
      first = new FirstAnswer(report, place, progress, out);
      result = result(study, place, asked, progress, interruption, first);
      progress.next("writing the report");
      report.write(result);
    } catch (RuntimeException e) {
      // During shutdown parts of Java no longer work, such as drawing pictures.
      if (!(e instanceof CancellationException) && !interruption.getAsBoolean()) {
        throw e instanceof ClusterException lost ? stopped.lost(lost) : e;
      }
      stopped.tell(err());
      return ExitCode.INTERRUPTED;
    }
    if (first.hasDecided()) {
      out.println();
      new DecisionText(new Trials(result)).latencies().forEach(out::println);
      out.println("report: " + report.page() + ", now with the latencies");
    } else {
      report.tell(result, out);
      out.println("store:  " + place);
    }
    out.flush();
    only.tell(result, err());
    return result.decision().exitCode();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private void tell(String news) {
    err().println("unetlab: " + news);
    err().flush();
  }

  private StudyStore begin(StudySpec study, StoreAddress place, StoreWatch watch) {
    List<String> options = TypedOptions.of(spec, NOT_OF_THE_RESULT);
    return StudyStore.begin(place, watch, file, study, set, rule, only.pattern(), options);
  }

  private StudyResult result(
      StudySpec study,
      StoreAddress place,
      Optional<ClusterAddress> asked,
      ProgressLine progress,
      Interruption interruption,
      FirstAnswer first) {
    Consumer<String> news = it -> progress.above(() -> tell(it));
    ClusterWork work = new ClusterWork(study, only.pattern(), !noTraining);
    try (StudyCluster machines = StudyCluster.of(asked, work, news, interruption);
        StudyStore results = begin(study, place, new RunningStore(news, interruption))) {
      RunSettings settings =
          results
              .in(RunSettings.PLAIN)
              .with(progress)
              .withStopped(interruption)
              .withFresh(reuse != null && reuse.fresh)
              .withOnly(only.pattern());
      if (!noLatency) {
        boolean again = results.isAgain() && (reuse == null || !reuse.fresh);
        settings =
            new StudyMeasurers(protocol, timeout, progress, interruption, err())
                .in(settings, study, again ? it -> {} : it -> first.tell(results.begun(it)));
      }
      if (!noTraining && study.training().isPresent()) {
        settings = settings.with(StudyTrainer.of(study.training().get(), progress, interruption));
      }
      StudyResult result =
          results.completed(StudyRunner.run(study, machines.in(settings, results.sent())));
      results.tellDamage(err());
      result.measurements().forEach(it -> StudyMeasurers.tellFailures(it, err()));
      result.trainings().ifPresent(it -> StudyTrainer.tell(it, err()));
      return result;
    }
  }
}
