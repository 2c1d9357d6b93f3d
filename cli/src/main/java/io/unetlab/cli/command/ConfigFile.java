package io.unetlab.cli.command;

import io.unetlab.cli.output.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The config of a network on disk, among the other networks of its checkpoint. */
record ConfigFile(Path path) {

  private static final String FILE = "config.json";

  /** Where a pipeline keeps its autoencoder. */
  private static final String AUTOENCODER = "vae";

  /** What the names of its text encoders' directories start with. */
  private static final String TEXT_ENCODER = "text_encoder";

  /** The file itself, or the config in a directory: that of a model's UNet, or the UNet's own. */
  static ConfigFile of(Path argument) {
    if (!Files.isDirectory(argument)) {
      return new ConfigFile(argument);
    }
    return Stream.concat(Stream.of(argument.resolve("unet"), argument), unets(argument).stream())
        .map(directory -> directory.resolve(FILE))
        .filter(Files::exists)
        .findFirst()
        .map(ConfigFile::new)
        .orElseThrow(
            () ->
                new UserException(
                    argument + " is a directory with neither " + FILE + " nor unet/" + FILE));
  }

  /** The directories of the checkpoint's other networks, which are imported one by one. */
  List<Path> others() {
    Path model = path.resolveSibling("..");
    return Stream.of(TEXT_ENCODER, TEXT_ENCODER + "_2", AUTOENCODER)
        .map(model::resolve)
        .filter(it -> Files.exists(it.resolve(FILE)))
        .map(Path::normalize)
        .toList();
  }

  /** Directories such as {@code unet_ema}, which training scripts write. */
  private static List<Path> unets(Path model) {
    try (Stream<Path> files = Files.list(model)) {
      return files.filter(file -> isUnet(String.valueOf(file.getFileName()))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUnet(String directory) {
    return directory.toLowerCase(Locale.ROOT).startsWith("unet");
  }
}
