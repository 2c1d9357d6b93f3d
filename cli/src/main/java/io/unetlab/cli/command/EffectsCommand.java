package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.StoreOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.reports.view.EffectTables;
import io.unetlab.reports.view.SameNetworks;
import io.unetlab.spec.path.SpecPatch;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The effects of a study's factors, and where the saving comes from. */
@Command(
    name = "effects",
    description = {
      "Print the effects of factors and pairs of factors on the metrics of a store's variants.",
      "Also how the saving divides among the choices, and which savings cost elsewhere or bring no"
          + " speed."
    },
    footer = {"  unetlab effects report", "  unetlab effects report --format csv"})
public final class EffectsCommand implements Callable<Integer> {

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
    store.head(format.format(), out, spec.commandLine().getErr());
    List<String> tables =
        EffectTables.all(result).stream().map(it -> format.format().render(it, terminal)).toList();
    out.print(
        format.format() == TableFormat.JSON
            ? "[" + String.join(",", tables) + "]\n" // one document, not several
            : String.join(System.lineSeparator(), tables));
    if (format.format() == TableFormat.TEXT || format.format() == TableFormat.MARKDOWN) {
      SameNetworks.confounded(result).ifPresent(it -> out.println("\n" + it));
    }
    return ExitCode.DONE;
  }
}
