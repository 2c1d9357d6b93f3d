package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.StoreOption;
import io.unetlab.cli.option.VariantFilter;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.reports.view.Trials;
import io.unetlab.reports.view.VariantTables;
import io.unetlab.spec.path.SpecPatch;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A store's variants as a table. */
@Command(
    name = "results",
    description = {
      "Print the variants of a store with their values.",
      "The csv and json formats include everything known, hashes and reasons too."
    })
public final class ResultsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = {
        "Only variants that satisfy a condition: \"macs <= 180G\", a choice such as ratio=three,",
        "or a standing such as standing=feasible; all of them when repeated."
      })
  private List<String> where = new ArrayList<>();

  ResultsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StudyResult result = store.result(SpecPatch.EMPTY, spec.commandLine().getErr());
    Trials trials = new Trials(result);
    Predicate<TrialResult> wanted =
        where.stream()
            .map(text -> VariantFilter.parse(text, trials))
            .reduce(Predicate::and)
            .orElse(trial -> true);
    List<TrialResult> chosen = result.trials().stream().filter(wanted).toList();
    VariantTables tables = new VariantTables(trials);
    boolean people = format.format() == TableFormat.TEXT || format.format() == TableFormat.MARKDOWN;
    String text =
        format
            .format()
            .render(people ? tables.brief("variants", chosen) : tables.all(chosen), terminal);
    PrintWriter out = spec.commandLine().getOut();
    store.head(format.format(), out, spec.commandLine().getErr());
    out.print(text);
    return ExitCode.DONE;
  }
}
