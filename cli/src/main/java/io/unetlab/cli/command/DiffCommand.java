package io.unetlab.cli.command;

import io.unetlab.cli.option.FormatOption;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.NetworksPageOption;
import io.unetlab.cli.option.PictureOption;
import io.unetlab.cli.option.PrecisionOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.view.ChangeView;
import io.unetlab.reports.view.DiffView;
import io.unetlab.reports.view.SpecView;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What exactly changes from one network to another. */
@Command(
    name = "diff",
    description = "Show by module what changes from A to B, to the last digit; --set changes B.",
    footer = {
      "  unetlab diff sd15 bk_sdm_base",
      "  unetlab diff sd15 mobilediffusion --picture networks.svg",
      "  unetlab diff sd15 mobilediffusion --html diff.html --markdown diff.md",
      "  unetlab diff sd15 --set 'levels[0].transformer.self_attention=false'"
    })
public final class DiffCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private PrecisionOption precision;
  @Mixin private FormatOption format;
  @Mixin private PictureOption picture;
  @Mixin private NetworksPageOption page;

  @Parameters(index = "0", paramLabel = "A", description = "A network's file, or a model's name.")
  private String before;

  @Parameters(
      index = "1",
      paramLabel = "B",
      arity = "0..1",
      description = "The same; A itself if left out, changed by --set.")
  private @Nullable String after;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "3",
      description = "Depth of the tree of modules; ${DEFAULT-VALUE} if left out.")
  private int depth;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (depth < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--depth must be at least 1, is " + depth);
    }
    picture.check();
    page.check(spec.commandLine(), picture.mayOverwrite());
    Problems problems = new Problems();
    Optional<NetworkSpec> a = SpecLoader.load(Models.file(before), SpecPatch.EMPTY, problems);
    Optional<NetworkSpec> b = changes.load(after == null ? before : after, problems);
    problems.throwIfErrors();
    CountedNetwork from = CountedNetwork.of(a.orElseThrow(), precision.precision());
    CountedNetwork to = CountedNetwork.of(b.orElseThrow(), precision.precision());
    page.write(List.of(from, to), 0, changes(to), picture.mayOverwrite(), spec.commandLine());
    picture.write(List.of(from, to), spec.commandLine());
    print(from, to);
    return ExitCode.DONE;
  }

  // Programs get the modules alone, as one table.
  private void print(CountedNetwork from, CountedNetwork to) {
    PrintWriter out = spec.commandLine().getOut();
    TableFormat chosen = format.format();
    String modules = chosen.render(DiffView.of(from, to, depth), terminal);
    if (chosen != TableFormat.TEXT) {
      out.print(modules);
      return;
    }
    out.println(chosen.render(ChangeView.totals(title(from, to), from, to), terminal));
    out.print(modules);
    out.println();
    out.println(DiffView.LEGEND);
    out.println(SpecView.convention(to));
  }

  private List<String> changes(CountedNetwork to) {
    List<String> made = changes.texts(changed());
    return made.isEmpty()
        ? List.of()
        : List.of(to.spec().name() + " is changed by " + String.join(", ", made) + ".");
  }

  private Path changed() {
    return Models.file(after == null ? before : after);
  }

  private String title(CountedNetwork from, CountedNetwork to) {
    List<String> made = changes.texts(changed());
    return from.spec().name()
        + " → "
        + to.spec().name()
        + (made.isEmpty() ? "" : " with " + String.join(", ", made));
  }
}
