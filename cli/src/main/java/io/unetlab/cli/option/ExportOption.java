package io.unetlab.cli.option;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.model.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The network, its weights and the directory, on every command that exports weights too. */
public final class ExportOption {

  @Mixin private ExportedPartsOption exported;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "A .safetensors file, or the .safetensors.index.json of several.")
  private @Nullable Path weights;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the weights when none are given; 0 if left out.")
  private @Nullable Long seed;

  /** Rejects contradictory options, before anything is read. */
  public void check(CommandLine command, String format) {
    if (weights != null && seed != null) {
      throw new CommandLine.ParameterException(
          command, "--seed makes weights and --weights reads them; give one of the two");
    }
    exported.check(format);
  }

  /** The network, or the parts of a pipeline, each of which has its own file. */
  public List<Part> parts() {
    List<Part> parts = exported.parts();
    if (parts.size() > 1 && weights != null) {
      throw new UserException(
          "--weights is the file of one network; export a pipeline's parts one by one with --part");
    }
    return parts;
  }

  /** The directory to write into; it may not exist yet. */
  public Path directory() {
    return exported.directory();
  }

  /** The file to write; it does not exist, or may be overwritten. */
  public Path file(Part part, String format) {
    return exported.file(part, format);
  }

  /** All weights of the graph. */
  public WeightStore weights(Graph graph) {
    return weights == null
        ? Initializers.seeded(graph, seed())
        : WeightMatch.match(graph, WeightStore.open(weights));
  }

  /** Where the weights come from, as a file's metadata record it. */
  public Map<String, String> origin() {
    return weights == null
        ? Map.of("seed", Long.toString(seed()))
        : Map.of("weights", String.valueOf(weights.getFileName()));
  }

  private long seed() {
    return seed == null ? 0 : seed;
  }
}
