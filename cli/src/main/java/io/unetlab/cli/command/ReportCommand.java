package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.cli.option.ReportOption;
import io.unetlab.cli.option.RuleOption;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.option.StoreOption;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the report of existing results. */
@Command(
    name = "report",
    description = {
      "Write the report of a store's study, without running anything.",
      "Exits with 3 when no variant keeps every constraint."
    })
public final class ReportCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private RuleOption rule;
  @Mixin private SetOption set;
  @Mixin private ReportOption report;

  @Override
  public Integer call() {
    report.check();
    StudyResult result =
        store.result(set.patch().andThen(rule.patch()), spec.commandLine().getErr());
    report.write(result);
    report.tell(result, spec.commandLine().getOut());
    return result.decision().exitCode();
  }
}
