package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.cli.option.RuleOption;
import io.unetlab.cli.option.StoreOption;
import io.unetlab.cli.option.StudyOption;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.KeptMembers;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.path.SpecPatch;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Applies another rule to existing results. */
@Command(
    name = "decide",
    description = {
      "Choose again among the variants of a store, by another rule or with other evidence.",
      "Runs nothing and writes nothing. Exits with 3 when no variant keeps every constraint."
    },
    footer = {
      "  unetlab decide report --where 'fid <= 18'",
      "  unetlab decide report --minimize params"
    })
public final class DecideCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private RuleOption rule;
  @Mixin private StudyOption set;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    SpecPatch changes = set.patch().andThen(rule.patch());
    StudyResult result = store.result(changes, err);
    PrintWriter out = spec.commandLine().getOut();
    store.head(TableFormat.TEXT, out, err);
    new DecisionText(new Trials(result)).lines().forEach(out::println);
    if (!changes.assignments().isEmpty()) {
      KeptMembers.sentence(result).ifPresent(out::println);
    }
    return result.decision().exitCode();
  }
}
