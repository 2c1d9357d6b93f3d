package io.unetlab.cli.command;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.FileReason;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.option.PartOption;
import io.unetlab.cli.option.PrecisionConverter;
import io.unetlab.cli.option.SetOption;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.TensorWriting;
import io.unetlab.cli.output.Terminal;
import io.unetlab.cli.output.UserException;
import io.unetlab.cli.output.Version;
import io.unetlab.reports.format.WeightsJson;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;
import io.unetlab.reports.view.TransferView;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a network's initial weights. */
@Command(
    name = "init",
    description = {
      "Write a network's weights: from a seed, or from a bigger network's checkpoint.",
      "Tensors that match by name are taken or sliced, the rest is new; docs/weights.md says how."
    },
    footer = {
      "  unetlab init sd15 --seed 7 --precision float16 -o sd15.safetensors",
      "  unetlab init bk_sdm_small --from sd15.safetensors -o small.safetensors"
    })
public final class InitCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private SetOption set;
  @Mixin private PartOption part;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the new weights; ${DEFAULT-VALUE} if left out.")
  private long seed;

  @Option(
      names = "--from",
      paramLabel = "CHECKPOINT",
      description = "A .safetensors file, or the .safetensors.index.json of several.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--map",
      paramLabel = "A=B",
      description = {
        "The network's layers A start from the checkpoint's layers B, two patterns of names,",
        "such as up_blocks.*.resnets.1=up_blocks.*.resnets.2; may be repeated.",
        "bk-sdm: all of them, for a student of BK-SDM's form."
      })
  private List<String> maps = new ArrayList<>();

  @Option(
      names = "--allow-nothing",
      description = "Write even if nothing in the checkpoint fits; all weights are new then.")
  private boolean allowNothing;

  @Option(
      names = "--precision",
      converter = PrecisionConverter.OfWeights.class,
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "float32, float16 or bfloat16; ${DEFAULT-VALUE} if left out.")
  private ElementType precision;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write, as .safetensors.")
  private Path output;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  @Option(names = "--json", description = "Print what became of every tensor as JSON.")
  private boolean json;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (checkpoint == null && !maps.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--map names tensors of a checkpoint, and there is no --from");
    }
    OutputFile.check(output, force);
    NetworkSpec loaded = part.single(SpecLoader.load(Models.file(network), set.patch()));
    Graph graph = Networks.graph(loaded);
    WeightStore source =
        checkpoint == null ? WeightStore.of(List.of()) : WeightStore.open(checkpoint);
    Transfer transfer = Transfer.from(source, graph, maps, seed);
    checkFits(transfer, source, graph);
    Map<String, String> metadata = metadata(loaded);
    Collection<Tensor> tensors = transfer.weights().tensors().values();
    TensorWriting writing = new TensorWriting(spec.commandLine().getErr(), terminal);
    long overflows =
        writing.write(
            tensors.size(),
            tensors.stream().mapToLong(Tensor::elements).sum() * precision.bytes(),
            output.toString(),
            done -> SafetensorsWriter.write(output, tensors, precision, metadata, done));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(WeightsJson.write(output.toString(), metadata, transfer, overflows));
    } else {
      print(transfer, out);
    }
    writing.warn(overflows, precision);
    return ExitCode.DONE;
  }

  // A checkpoint is named to be used.
  private void checkFits(Transfer transfer, WeightStore source, Graph graph) {
    boolean nothing = transfer.rows().stream().allMatch(row -> row.outcome() == Outcome.NEW);
    if (checkpoint != null && nothing && !allowNothing) {
      throw new UserException(
          "nothing of "
              + checkpoint
              + " fits by name"
              + FileReason.of(source, graph).map(InitCommand::because).orElse("")
              + "; --allow-nothing writes new weights anyway");
    }
  }

  static String because(FileReason reason) {
    return ": " + reason.statement() + (reason.remedy().isEmpty() ? "" : "; " + reason.remedy());
  }

  private Map<String, String> metadata(NetworkSpec loaded) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("name", loaded.name());
    metadata.put("spec_hash", loaded.hash().hex());
    metadata.put("seed", Long.toString(seed));
    metadata.put("tool", Version.tool());
    if (checkpoint != null) {
      metadata.put("from", String.valueOf(checkpoint.getFileName()));
    }
    return metadata;
  }

  private void print(Transfer transfer, PrintWriter out) {
    if (checkpoint != null) {
      transfer.notes().forEach(note -> out.println("checkpoint: " + note));
      Table changes = TransferView.changes(transfer);
      out.println(
          changes.rows().isEmpty()
              ? "every weight is taken unchanged, and no tensor is unused"
              : TextTable.render(changes, terminal.width()));
    }
    out.println(TextTable.render(TransferView.totals(transfer), terminal.width()));
    out.println("wrote " + output);
  }
}
