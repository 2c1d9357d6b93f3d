package io.unetlab.cli;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.EffectsView;
import io.unetlab.spec.path.SpecPatch;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the factors of a store's study do, and who brings the saving. */
@Command(
    name = "effects",
    description = {
      "Print what each factor and each pair of factors does to the metrics of a store's variants,",
      "how the saving divides among the choices, and savings that do not show elsewhere."
    })
final class EffectsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private FormatOption format;

  EffectsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StudyResult result = store.result(SpecPatch.EMPTY, spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    List<Table> tables = EffectsView.of(result).tables();
    for (int i = 0; i < tables.size(); i++) {
      if (i > 0) {
        out.println();
      }
      out.print(format.format().render(tables.get(i), terminal));
    }
    return ExitCode.DONE;
  }
}
