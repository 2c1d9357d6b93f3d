package io.unetlab.cli.option;

import io.unetlab.builders.export.FileName;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The network, its weights and the directory, on every command that exports weights too. */
public final class ExportOption {

  @Mixin private NetworkOption changes;
  @Mixin private PartOption part;

  @Parameters(paramLabel = "SPEC", description = "A network's file, or a model's name.")
  private String network;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Where to write; created if missing.")
  private Path directory;

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

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  /** Rejects contradictory options, before anything is read. */
  public void check(CommandLine command, String format) {
    if (weights != null && seed != null) {
      throw new CommandLine.ParameterException(
          command, "--seed makes weights and --weights reads them; give one of the two");
    }
    OutputFile.refuseStandardOutput(directory);
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UserException(directory + " is not a directory; name one to write into");
    }
    if (!Files.exists(directory) && directory.toString().endsWith("." + format)) {
      throw new UserException(
          "-o takes a directory to write into, and there is no directory "
              + directory
              + "; the file in it takes the network's name, which --set name=NAME changes");
    }
  }

  /** The network, or the parts of a pipeline, each of which has its own file. */
  public List<Part> parts() {
    Path file = Models.file(network);
    List<Part> parts = part.of(SpecLoader.load(file, changes.patch(file)));
    if (parts.size() > 1 && weights != null) {
      throw new UserException(
          "--weights is the file of one network; export a pipeline's parts one by one with --part");
    }
    return parts;
  }

  /** The directory to write into; it may not exist yet. */
  public Path directory() {
    return directory;
  }

  /**
   * The file to write, named after the network or the part of a pipeline; it does not exist, or may
   * be overwritten.
   */
  public Path file(Part part, String format) {
    String name = part.word().isEmpty() ? FileName.of(part.network().name()) : part.word();
    Path file = directory.resolve(name + "." + format);
    if (Files.isDirectory(file)) {
      throw new UserException(file + " is a directory; the file of that name cannot be written");
    }
    OutputFile.refuseExisting(file, force);
    return file;
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
