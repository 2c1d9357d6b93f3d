package io.unetlab.cli.command;

import io.unetlab.ablations.exec.ClusterPlan;
import io.unetlab.ablations.exec.MeasuringPlan;
import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.exec.StoredTimes;
import io.unetlab.ablations.exec.StudyPlan;
import io.unetlab.ablations.exec.StudyPlanner;
import io.unetlab.ablations.measure.HostMeasurer;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.cli.option.ClusterOption;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.ProtocolOption;
import io.unetlab.cli.option.StudyOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Failures;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.reports.format.PlanJson;
import io.unetlab.reports.table.MarkdownTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.ClusterPlanView;
import io.unetlab.reports.view.FitView;
import io.unetlab.reports.view.PlanText;
import io.unetlab.reports.view.PlanView;
import io.unetlab.reports.view.SpaceText;
import io.unetlab.spec.source.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Previews a study before it runs. */
@Command(
    name = "plan",
    description = {
      "Preview a study: how many variants, how long it takes, what is confounded.",
      "Counts only a sample and measures no network; a short convolution gauges this machine's",
      "speed."
    },
    footer = "  unetlab plan examples/mobilediffusion/study.yaml --gflops 200")
public final class PlanCommand implements Callable<Integer> {

  private static final double GIGA = 1e9;

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StudyOption set;
  @Mixin private FormatOption format;
  @Mixin private ProtocolOption protocol;
  @Mixin private ClusterOption cluster;

  @Parameters(paramLabel = "STUDY", description = "A study's file.")
  private Path file;

  @Option(
      names = "--gflops",
      paramLabel = "RATE",
      description = {
        "The device's speed on such networks, in 10^9 FLOPs per second; used to estimate the time.",
        "Applies to the first measured target; no convolution runs for it then."
      })
  private Optional<Double> gigaflops = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = {
        "Results of earlier runs: their trainings by the study's recipe say how long those that"
            + " are",
        "left take."
      })
  private @Nullable String store;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = {
        "Plan for a cluster that runs N tasks at a time, without connecting to one as --on does.",
        "With either, --format csv has the tasks."
      })
  private Optional<Integer> slots = Optional.empty();

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<ClusterAddress> asked = Clusters.asked(cluster, mistakes());
    Problems problems = new Problems();
    Optional<StudySpec> study = StudyLoader.load(file, set.patch(), problems);
    problems.throwIfErrors();
    new Failures(terminal).tell(problems, spec.commandLine());
    Optional<Integer> known = slots.or(() -> asked.map(this::slots));
    StudyPlan plan = plan(study.orElseThrow());
    print(plan, known.map(it -> ClusterPlan.of(plan, it)));
    return ExitCode.DONE;
  }

  private List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    gigaflops
        .filter(it -> !(it > 0 && Double.isFinite(it)))
        .ifPresent(it -> mistakes.add("--gflops takes a number above 0, found " + it));
    slots
        .filter(it -> it < 1)
        .ifPresent(it -> mistakes.add("--slots takes a number above 0, found " + it));
    if (slots.isPresent() && cluster.isUsed()) {
      mistakes.add("--slots plans without a cluster, --on asks one: only one of them");
    }
    return mistakes;
  }

  private int slots(ClusterAddress address) {
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> news = it -> err.println("unetlab: " + it);
    try (Cluster connected = Clusters.connect(address, news)) {
      return Clusters.slots(connected, address.master(), news);
    }
  }

  private StudyPlan plan(StudySpec study) {
    if (store == null || study.training().isEmpty()) {
      return StudyPlanner.plan(study, protocol.protocol());
    }
    NetworkTrainer trainer = StudyTrainer.idle(study.training().get());
    try (ResultStore results = StoreAddress.of(store).read()) {
      return StudyPlanner.plan(
          study, protocol.protocol(), Optional.of(new StoredTimes(results, trainer)));
    }
  }

  // One target's speed says nothing about another's; only the user knows a device's speed.
  private Map<Target, Double> flopsPerSecond(StudyPlan plan) {
    Map<Target, Double> rates = new LinkedHashMap<>();
    List<Target> targets = plan.measuring().stream().map(MeasuringPlan::target).toList();
    gigaflops.ifPresent(
        rate -> targets.stream().limit(1).forEach(it -> rates.put(it, rate * GIGA)));
    for (Target target : targets) {
      if (!rates.containsKey(target)) {
        Optional<Double> rate =
            target.match(
                this::rate,
                device -> Optional.empty(),
                imported -> Optional.empty(),
                predicted -> Optional.empty());
        rate.ifPresent(it -> rates.put(target, it));
      }
    }
    return rates;
  }

  private Optional<Double> rate(Target.Host host) {
    Unpacking.tell(List.of(host.runtime()), spec.commandLine().getErr());
    try {
      Optional<Double> rate = HostMeasurer.flopsPerSecond(host);
      if (rate.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                "unetlab: the machine is busy with a measurement, so its speed is unknown; --gflops"
                    + " RATE estimates how long this study takes");
      }
      return rate;
    } catch (RuntimeUnavailableException e) {
      return Optional.empty();
    }
  }

  private void print(StudyPlan plan, Optional<ClusterPlan> onCluster) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format.format()) {
      case JSON -> out.print(PlanJson.write(plan, flopsPerSecond(plan), onCluster));
      case CSV ->
          out.print(
              TableFormat.CSV.render(
                  onCluster.map(ClusterPlanView::table).orElseGet(() -> PlanView.parts(plan)),
                  terminal));
      case TEXT, MARKDOWN -> {
        printAll(plan, out);
        onCluster.ifPresent(it -> print(it, out));
      }
    }
  }

  private void print(ClusterPlan onCluster, PrintWriter out) {
    Table tasks = ClusterPlanView.table(onCluster);
    if (!tasks.isEmpty()) {
      out.print("\n" + render(tasks));
    }
    print(ClusterPlanView.notes(onCluster), out);
  }

  private void printAll(StudyPlan plan, PrintWriter out) {
    PlanText text = new PlanText(plan);
    out.print(render(PlanView.parts(plan)));
    print(text.totals(flopsPerSecond(plan)), out);
    print(text.notes(), out);
    plan.design().searched().fitted().ifPresent(it -> print(new FitView(it).sentences(), out));
    plan.space().ifPresent(it -> print(new SpaceText(it, plan.study().factors()).sentences(), out));
    for (Table table :
        List.of(
            PlanView.fit(plan),
            PlanView.ranges(plan),
            PlanView.spaceParts(plan),
            PlanView.impossible(plan),
            PlanView.relation(plan),
            PlanView.aliases(plan),
            PlanView.associations(plan))) {
      if (!table.isEmpty()) {
        out.print("\n" + render(table));
      }
    }
  }

  private String render(Table table) {
    String title =
        format.format() == TableFormat.MARKDOWN && !table.title().isEmpty()
            ? "## " + table.title() + "\n\n"
            : "";
    return title + format.format().render(table, terminal);
  }

  private void print(List<String> lines, PrintWriter out) {
    boolean markdown = format.format() == TableFormat.MARKDOWN;
    out.println();
    lines.forEach(line -> out.println(markdown ? "- " + MarkdownTable.escape(line) : line));
  }
}
