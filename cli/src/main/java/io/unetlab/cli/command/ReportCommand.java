package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.cli.option.MlflowOption;
import io.unetlab.cli.option.ReportOption;
import io.unetlab.cli.option.RuleOption;
import io.unetlab.cli.option.StoreOption;
import io.unetlab.cli.option.StudyOption;
import io.unetlab.cli.output.TableFormat;
import java.io.PrintWriter;
import java.util.Set;
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
    },
    footer = {
      "  unetlab report report --where 'fid <= 18' --out loose",
      "  unetlab report report --mlflow http://localhost:5000"
    })
public final class ReportCommand implements Callable<Integer> {

  /** Options that say which study of which store, and where its report goes. */
  private static final Set<String> NOT_OF_THE_RESULT =
      Set.of("--study", "--out", "--mlflow", "--experiment");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private RuleOption rule;
  @Mixin private StudyOption set;
  @Mixin private ReportOption report;
  @Mixin private MlflowOption mlflow;

  @Override
  public Integer call() {
    report.check();
    mlflow.check();
    StudyResult result =
        store.reported(
            set.patch().andThen(rule.patch()),
            TypedOptions.of(spec, NOT_OF_THE_RESULT),
            spec.commandLine().getErr());
    report.write(result);
    PrintWriter out = spec.commandLine().getOut();
    store.head(TableFormat.TEXT, out, spec.commandLine().getErr());
    report.tell(result, out);
    mlflow.log(result, report.directory(), out);
    return result.decision().exitCode();
  }
}
