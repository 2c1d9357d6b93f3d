package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.StoreOption;
import io.unetlab.cli.option.VariantCondition;
import io.unetlab.cli.option.VariantFilter;
import io.unetlab.cli.option.VariantOrder;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A store's variants as a table. */
@Command(
    name = "results",
    description = {
      "Print the variants of a store with their values, or the network of one of them.",
      "The csv and json formats include everything known, hashes and reasons too."
    },
    footer = {
      "  unetlab results report --where 'macs <= 190G' --sort params --limit 10",
      "  unetlab results report --spec 7 -o seven.yaml"
    })
public final class ResultsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;
  @Mixin private OutputFile output;

  @Option(
      names = "--spec",
      paramLabel = "N",
      description = {
        "Print the exact network of variant N (its number, or its choices in quotes) as YAML that",
        "every command reads, instead of the table."
      })
  private Optional<String> network = Optional.empty();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = {
        "Only variants that satisfy a condition: \"macs <= 180G\", a choice such as ratio=three,",
        "or a standing such as standing=feasible; all of them when repeated."
      })
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--sort",
      paramLabel = "METRIC",
      description = {
        "A metric, rank or trial; add :desc for the largest first. By rank if left out, in csv and",
        "json in the design's order."
      })
  private Optional<String> sort = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "At most N variants, after sorting.")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--columns",
      paramLabel = "NAME[,NAME...]",
      description = "Only these columns, by their names in csv; a factor also by its own name.")
  private Optional<String> columns = Optional.empty();

  ResultsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StudyResult result = store.result(SpecPatch.EMPTY, spec.commandLine().getErr());
    Trials trials = new Trials(result);
    if (network.isPresent()) {
      output.write(VariantYaml.of(network.get(), trials), spec.commandLine());
      return ExitCode.DONE;
    }
    return table(trials);
  }

  private int table(Trials trials) {
    boolean people = format.format() == TableFormat.TEXT || format.format() == TableFormat.MARKDOWN;
    List<VariantCondition> conditions =
        where.stream().map(text -> VariantFilter.parse(text, trials)).toList();
    Optional<Comparator<TrialResult>> order =
        sort.or(() -> people ? Optional.of(VariantOrder.RANK) : Optional.empty())
            .map(it -> VariantOrder.parse(it, trials));
    List<TrialResult> fitting =
        trials.result().trials().stream()
            .filter(trial -> conditions.stream().allMatch(it -> it.holds().test(trial)))
            .toList();
    List<TrialResult> chosen =
        order.map(it -> fitting.stream().sorted(it).toList()).orElse(fitting).stream()
            .limit(limit())
            .toList();
    VariantTables tables = new VariantTables(trials);
    Table table = people ? tables.brief("variants", chosen) : tables.all(chosen);
    Table shown = columns.map(it -> select(table, it)).orElse(table);
    String text =
        people && fitting.isEmpty()
            ? none(trials, conditions) + System.lineSeparator()
            : format.format().render(shown, terminal);
    store.head(format.format(), spec.commandLine().getOut(), spec.commandLine().getErr());
    output.write(text, spec.commandLine());
    return ExitCode.DONE;
  }

  private int limit() {
    int most = limit.orElse(Integer.MAX_VALUE);
    if (most < 1) {
      throw new UserException("--limit takes a number of 1 or more, found " + most);
    }
    return most;
  }

  private static Table select(Table table, String names) {
    List<Integer> places = Stream.of(names.split(",", -1)).map(it -> place(table, it)).toList();
    return new Table(
        table.title(),
        places.stream().map(table.columns()::get).toList(),
        table.rows().stream().map(row -> places.stream().map(row::get).toList()).toList());
  }

  private static int place(Table table, String name) {
    List<String> keys = table.columns().stream().map(Column::key).toList();
    String wanted = name.strip();
    int place = Math.max(keys.indexOf(wanted), keys.indexOf("choice." + wanted));
    if (place < 0) {
      String hint = Nearest.hint(wanted, keys);
      throw new UserException(
          "there is no column `"
              + wanted
              + "`; "
              + (hint.isEmpty() ? "there are " + String.join(", ", keys) : hint));
    }
    return place;
  }

  // An empty table would leave it open whether anything was looked at.
  private static String none(Trials trials, List<VariantCondition> conditions) {
    List<TrialResult> all = trials.result().trials();
    ToDoubleFunction<TrialResult> miss =
        trial -> conditions.stream().mapToDouble(it -> it.miss().applyAsDouble(trial)).sum();
    Optional<TrialResult> nearest =
        all.stream()
            .filter(it -> Double.isFinite(miss.applyAsDouble(it)))
            .min(Comparator.comparingDouble(miss));
    return "No variant of "
        + all.size()
        + " fits"
        + nearest
            .map(
                trial ->
                    "; nearest: "
                        + trials.tag(trial.variant())
                        + " with "
                        + conditions.stream()
                            .flatMap(it -> it.value().apply(trial).stream())
                            .distinct()
                            .collect(Collectors.joining(" and ")))
            .orElse("")
        + ".";
  }
}
