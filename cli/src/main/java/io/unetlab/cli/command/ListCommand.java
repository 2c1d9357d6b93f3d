package io.unetlab.cli.command;

import io.unetlab.builders.unet.UNetRole;
import io.unetlab.cli.installed.InstalledModels;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.yaml.ChoiceType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists everything of a kind. */
@Command(
    name = "list",
    description = "List models, metrics, rules, problems or roles.",
    footer = {"  unetlab list models", "  unetlab list metrics --format csv"})
public final class ListCommand implements Callable<Integer> {

  /** What can be listed. */
  enum Kind {
    MODELS,
    METRICS,
    RULES,
    PROBLEMS,
    ROLES
  }

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private FormatOption format;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "models, metrics, rules, problems or roles.")
  private @Nullable Kind kind;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (kind == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "list what? models, metrics, rules, problems or roles");
    }
    Table table =
        switch (kind) {
          case MODELS -> models();
          case METRICS -> metrics();
          case RULES ->
              named(
                  "code",
                  "rule",
                  SpecRules.all().stream().map(rule -> row(rule.code().id(), rule.sentence())));
          case PROBLEMS ->
              named(
                  "code",
                  "meaning",
                  ProblemCodes.all().stream().map(code -> row(code.id(), code.meaning())));
          case ROLES -> roles();
        };
    spec.commandLine().getOut().print(format.format().render(table, terminal));
    return ExitCode.DONE;
  }

  /** By kind, in the order of the kinds. */
  private static Table models() {
    Map<String, List<List<Cell>>> rows = new LinkedHashMap<>();
    NetworkKinds.all().forEach(each -> rows.put(each.word(), new ArrayList<>()));
    for (Path file : InstalledModels.files()) {
      NetworkSpec network = SpecLoader.load(file);
      MetricSet counted = Metrics.counted(network);
      Objects.requireNonNull(rows.get(network.kind()))
          .add(
              List.of(
                  Cell.words(InstalledModels.name(file)),
                  Cell.words(network.kind()),
                  Cell.brief(counted.count("params")),
                  Cell.brief(counted.count("macs")),
                  Cell.words(network.title())));
    }
    return new Table(
        "",
        List.of(
            Column.name("name", "name"),
            Column.left("kind", "kind"),
            Column.right("params", "params"),
            Column.right("macs", "MACs"),
            Column.prose("title", "title")),
        rows.values().stream().flatMap(List::stream).toList());
  }

  private static Table metrics() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Metric metric : Metrics.all()) {
      String better = ChoiceType.word(metric.direction()).replace('_', ' ');
      rows.add(
          List.of(
              Cell.words(metric.name()),
              Cell.words(metric.unit()),
              Cell.words(better),
              Cell.words(metric.doc())));
    }
    return new Table(
        "",
        List.of(
            Column.name("name", "name"),
            Column.left("unit", "unit"),
            Column.left("direction", "direction"),
            Column.prose("meaning", "meaning")),
        rows);
  }

  private static Table named(String first, String second, Stream<List<Cell>> rows) {
    return new Table(
        "", List.of(Column.left(first, first), Column.prose(second, second)), rows.toList());
  }

  private static Table roles() {
    return new Table(
        "",
        List.of(Column.left("role", "role")),
        UNetRole.ALL.stream().map(role -> List.of(Cell.words(role.word()))).toList());
  }

  private static List<Cell> row(String first, String second) {
    return List.of(Cell.words(first), Cell.words(second));
  }
}
