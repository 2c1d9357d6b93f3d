package io.unetlab.cli.command;

import io.unetlab.cli.option.FitSizeOption;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.NetworkTime;
import io.unetlab.reports.table.ShellText;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.LatencyModelView;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * What a fit prints.
 *
 * @param output the model's file
 */
record FitTexts(CommandLine command, Terminal terminal, Path output) {

  /** The whole command line. */
  String typed() {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    List<String> words = new ArrayList<>(List.of("unetlab"));
    words.addAll(root.getParseResult().originalArgs());
    return ShellText.command(words);
  }

  /** What the fit is going to do, and whether the space has less than was asked for. */
  void tellStart(String target, String study, FitSizeOption.Sizes sizes, FitSpace space) {
    PrintWriter err = command.getErr();
    err.printf(
        Locale.ROOT,
        "unetlab: fitting a model of %s to the operations of %s and %,d of its networks, and"
            + " testing it on %,d more; Ctrl-C stops, and %s keeps what is measured%n",
        target,
        study,
        space.fittedCount(),
        space.heldOutCount(),
        output);
    if (space.fittedCount() < sizes.networks() || space.heldOutCount() < sizes.held()) {
      err.printf(
          Locale.ROOT,
          "unetlab: the space has fewer networks than were asked for: random variants give %,d of"
              + " %,d to fit to, and %,d of %,d to test on%n",
          space.fittedCount(),
          sizes.networks(),
          space.heldOutCount(),
          sizes.held());
    }
    err.flush();
  }

  /** What is not measured again. */
  void tellKept(ModelFile earlier) {
    long held = earlier.networks().stream().filter(NetworkTime::heldOut).count();
    PrintWriter err = command.getErr();
    err.printf(
        Locale.ROOT,
        "%s: %,d operations, %,d fitted and %,d held-out networks are kept%n",
        output,
        earlier.model().operations().size(),
        earlier.networks().size() - held,
        held);
    err.flush();
  }

  /** The model's errors, what is missing and what failed. */
  void print(ModelFile model, FitProgress watch) {
    PrintWriter out = command.getOut();
    LatencyModelView view = new LatencyModelView(model);
    out.println(TextTable.render(view.networks(), terminal.width()));
    out.println(TextTable.render(view.errors(), terminal.width()));
    view.notes().forEach(out::println);
    watch.failures().forEach(out::println);
    out.println("wrote " + output);
    out.flush();
  }
}
