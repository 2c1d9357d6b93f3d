package io.unetlab.cli.command;

import io.unetlab.cli.option.BytesConverter;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.NetworkOption;
import io.unetlab.cli.option.PictureOption;
import io.unetlab.cli.option.PrecisionOption;
import io.unetlab.cli.option.ShareConverter;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.format.SpecJson;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.ChangeView;
import io.unetlab.reports.view.CostSelection;
import io.unetlab.reports.view.CostView;
import io.unetlab.reports.view.MemoryText;
import io.unetlab.reports.view.PartView;
import io.unetlab.reports.view.SpecView;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a network costs, and where. */
@Command(
    name = "show",
    description = "Count a network: parameters, MACs, FLOPs, memory; and where they are.",
    footer = {
      "  unetlab show sd15 --by role",
      "  unetlab show sd15 --depth 3 --top 10",
      "  unetlab show sd15 --set 'levels[1].transformers=2'",
      "  unetlab show sd15 --picture sd15.svg",
      "  unetlab show sd15_pipeline --set steps=1 --set guidance=distilled --fits 4GB"
    })
public final class ShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private NetworkOption changes;
  @Mixin private PrecisionOption precision;
  @Mixin private PictureOption picture;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  /** What the parts are; the parts of a pipeline, or the views of networks. */
  enum By {
    PART,
    SCOPE,
    LEVEL,
    ROLE,
    OP
  }

  @Option(
      names = "--by",
      paramLabel = "VIEW",
      description =
          "part (of a pipeline), scope (a tree), level, role or op; level if left out, part for a"
              + " pipeline.")
  private @Nullable By by;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Depth of the tree of scopes, from 1; shows the tree if --by is left out.")
  private @Nullable Integer depth;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Only the N most expensive parts; the others are summed in one row.")
  private @Nullable Integer top;

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description = "The most expensive parts first: by params, macs or flops.")
  private CostSelection.@Nullable Sort sort;

  @Option(
      names = "--min",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "Only parts with this share of the total, such as 1%%; of what --sort names.")
  private @Nullable Double least;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Of a UNet, also the cost of a whole sampling: N times one forward pass.")
  private @Nullable Integer steps;

  @Option(names = "--guidance", description = "With --steps: two forward passes a step.")
  private boolean guidance;

  @Option(
      names = "--fits",
      paramLabel = "SIZE",
      converter = BytesConverter.class,
      description =
          "Also whether weights and peak activations fit in a memory, such as 4GB or 512MiB.")
  private @Nullable BigDecimal memory;

  @Option(names = "--json", description = "Print everything as JSON; docs/json.md describes it.")
  private boolean json;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (depth != null && depth < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--depth must be at least 1, is " + depth);
    }
    if (depth != null && by != null && by != By.SCOPE && !json) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--depth goes with --by scope, which has a tree");
    }
    check();
    picture.check();
    SpecPatch patch = changes.patch(Models.file(network));
    NetworkSpec loaded = SpecLoader.load(Models.file(network), patch);
    checkSteps(loaded);
    CountedNetwork counted = CountedNetwork.of(loaded, precision.precision());
    PrintWriter out = spec.commandLine().getOut();
    check(counted);
    picture.write(List.of(counted), spec.commandLine());
    if (json) {
      out.print(SpecJson.write(counted, depth == null ? Integer.MAX_VALUE : depth));
      return ExitCode.DONE;
    }
    out.println(TextTable.render(SpecView.totals(counted), terminal.width()));
    if (!patch.assignments().isEmpty()) {
      unchanged()
          .ifPresent(it -> out.println(TextTable.render(change(it, counted), terminal.width())));
    }
    out.print(TextTable.render(where(counted), terminal.width()));
    out.println();
    notes(counted, out);
    return ExitCode.DONE;
  }

  private Table where(CountedNetwork counted) {
    By view = view(counted);
    return view == By.PART
        ? PartView.of(counted)
        : CostView.of(counted.parts(), CostView.By.valueOf(view.name()), levels(), selection());
  }

  private void notes(CountedNetwork counted, PrintWriter out) {
    if (steps != null) {
      out.println(SpecView.sampling(counted, steps, guidance));
    }
    if (memory != null) {
      out.println(MemoryText.fits(counted, memory));
    }
    String missing = PartView.notCounted(counted.spec());
    if (!missing.isEmpty()) {
      out.println(missing);
    }
    out.println(SpecView.convention(counted));
  }

  private void check(CountedNetwork counted) {
    boolean pipeline = counted.parts().areNamed();
    if (by == By.PART && !pipeline) {
      throw misuse("--by part goes with a pipeline, which has parts");
    }
    if (steps != null && pipeline) {
      throw misuse("a pipeline has its own steps: --set steps=" + steps);
    }
    if (by == By.PART && isSelected()) {
      throw misuse("--top, --sort and --min go with --by scope, level, role or op");
    }
  }

  private void check() {
    if (top != null && top < 1) {
      throw misuse("--top must be at least 1, is " + top);
    }
    if (steps != null && steps < 1) {
      throw misuse("--steps must be at least 1, is " + steps);
    }
    if (guidance && steps == null) {
      throw misuse("--guidance goes with --steps");
    }
    if (json && (steps != null || top != null || sort != null || least != null)) {
      throw misuse("--top, --sort, --min and --steps have no JSON, which holds every part");
    }
    if (json && memory != null) {
      throw misuse("--fits has no JSON, which holds both memory figures");
    }
  }

  // Other networks run once a picture, and a pipeline has its own steps.
  private void checkSteps(NetworkSpec loaded) {
    if (steps == null || NetworkKinds.UNET.of(loaded).isPresent()) {
      return;
    }
    boolean pipeline = NetworkKinds.PIPELINE.of(loaded).isPresent();
    throw misuse(
        "--steps and --guidance are of a single unet; "
            + (pipeline
                ? "a pipeline has its own: --set steps=" + steps + " --set guidance=7.5"
                : loaded.name() + " is of kind " + loaded.kind() + ", which runs once a picture"));
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private CostSelection selection() {
    return new CostSelection(
        Optional.ofNullable(sort),
        top == null ? OptionalInt.empty() : OptionalInt.of(top),
        least == null ? 0 : least);
  }

  // Empty when only the changes make it a valid network.
  private Optional<CountedNetwork> unchanged() {
    try {
      return SpecLoader.load(Models.file(network), SpecPatch.EMPTY, new Problems())
          .map(it -> CountedNetwork.of(it, precision.precision()));
    } catch (SpecException e) {
      return Optional.empty();
    }
  }

  private Table change(CountedNetwork from, CountedNetwork to) {
    return ChangeView.totals(
        "changed by " + String.join(", ", changes.texts(Models.file(network))), from, to);
  }

  private By view(CountedNetwork counted) {
    if (by != null) {
      return by;
    }
    if (depth != null) {
      return By.SCOPE;
    }
    return counted.parts().areNamed() && !isSelected() ? By.PART : By.LEVEL;
  }

  private boolean isSelected() {
    return top != null || sort != null || least != null;
  }

  private int levels() {
    return depth == null ? 2 : depth;
  }
}
