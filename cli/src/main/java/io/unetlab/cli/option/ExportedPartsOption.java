package io.unetlab.cli.option;

import io.unetlab.builders.export.FileName;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The network, or the parts of a pipeline, and the directory for the files of each. */
public final class ExportedPartsOption {

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

  @Option(names = "--force", description = "Overwrite existing files.")
  private boolean force;

  /**
   * Rejects what cannot be a directory, before anything is read.
   *
   * @param suffix of the files, by which a file's name is recognised
   */
  public void check(String suffix) {
    OutputFile.refuseStandardOutput(directory);
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UserException(directory + " is not a directory; name one to write into");
    }
    if (!Files.exists(directory) && directory.toString().endsWith("." + suffix)) {
      throw new UserException(
          "-o takes a directory to write into, and there is no directory "
              + directory
              + "; the file in it takes the network's name, which --set name=NAME changes");
    }
  }

  /** The network, or the parts of a pipeline, each of which has its own files. */
  public List<Part> parts() {
    Path file = Models.file(network);
    return part.of(SpecLoader.load(file, changes.patch(file)));
  }

  /** The directory to write into; it may not exist yet. */
  public Path directory() {
    return directory;
  }

  /**
   * The file to write, named after the network or the part of a pipeline; it does not exist, or may
   * be overwritten.
   */
  public Path file(Part part, String suffix) {
    String name = part.word().isEmpty() ? FileName.of(part.network().name()) : part.word();
    Path file = directory.resolve(name + "." + suffix);
    if (Files.isDirectory(file)) {
      throw new UserException(file + " is a directory; the file of that name cannot be written");
    }
    OutputFile.refuseExisting(file, force);
    return file;
  }

  /** Whether existing files may be overwritten. */
  public boolean force() {
    return force;
  }
}
