package io.unetlab.cli.command;

import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.NetworksPageOption;
import io.unetlab.cli.option.PictureOption;
import io.unetlab.cli.option.PrecisionOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.view.CompareView;
import io.unetlab.reports.view.PartView;
import io.unetlab.reports.view.SpecView;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Networks side by side. */
@Command(
    name = "compare",
    description = "Count several networks side by side.",
    footer = {
      "  unetlab compare sd15 bk_sdm_base mobilediffusion",
      "  unetlab compare sd15 bk_sdm_base --html compare.html --baseline bk_sdm_base",
      "  unetlab compare sd_vae_decoder taesd_decoder --format markdown"
    })
public final class CompareCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private PrecisionOption precision;
  @Mixin private FormatOption format;
  @Mixin private PictureOption picture;
  @Mixin private NetworksPageOption page;

  @Parameters(arity = "1..*", paramLabel = "SPEC", description = "Network files or model names.")
  private List<String> networks;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "The network that the others are compared with; the first if left out.")
  private @Nullable String baseline;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    picture.check();
    page.check(spec.commandLine(), picture.mayOverwrite());
    Problems problems = new Problems();
    List<CountedNetwork> counted = new ArrayList<>();
    for (String network : networks) {
      changes
          .load(network, problems)
          .ifPresent(it -> counted.add(CountedNetwork.of(it, precision.precision())));
    }
    problems.throwIfErrors();
    int base = baseline(counted);
    page.write(counted, base, List.of(), picture.mayOverwrite(), spec.commandLine());
    counted.add(0, counted.remove(base));
    picture.write(counted, spec.commandLine());
    print(counted);
    return ExitCode.DONE;
  }

  private int baseline(List<CountedNetwork> counted) {
    if (baseline == null) {
      return 0;
    }
    List<String> names = counted.stream().map(it -> it.spec().name()).toList();
    int index = names.contains(baseline) ? names.indexOf(baseline) : networks.indexOf(baseline);
    if (index < 0) {
      String hint = Nearest.hint(baseline, names);
      throw new UserException(
          "--baseline: there is no network "
              + baseline
              + (hint.isEmpty() ? "; there are " + String.join(", ", names) : "; " + hint));
    }
    return index;
  }

  private void print(List<CountedNetwork> counted) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.format().render(CompareView.of(counted), terminal));
    if (format.format() == TableFormat.TEXT) {
      out.println();
      if (counted.stream().anyMatch(it -> it.parts().areNamed())) {
        out.println(format.format().render(PartView.of(counted), terminal));
      }
      out.println(CompareView.LEGEND);
      out.println(SpecView.bytes(precision.precision()));
    }
  }
}
