package io.unetlab.cli.command;

import io.unetlab.cli.output.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A UNet's config on disk, and a name for its network.
 *
 * <p>Checkpoints keep the file at {@code MODEL/unet/config.json}; the name is the first of these
 * that says something: the file's own name, the model's directory above {@code unet}, the config's
 * note of its origin, the directory of the file.
 */
record ConfigFile(Path path) {

  private static final String FILE = "config.json";

  /** Where a pipeline keeps its autoencoder. */
  private static final String AUTOENCODER = "vae";

  /** What the names of its text encoders' directories start with. */
  private static final String TEXT_ENCODER = "text_encoder";

  /** The cache of Hugging Face's hub: {@code models--OWNER--NAME/snapshots/HASH}. */
  private static final Pattern CACHED = Pattern.compile("models--.+--(.+)");

  /** Names of directories and files that say nothing about the model in them. */
  private static final Pattern GENERIC =
      Pattern.compile(
          "config|diffusion_pytorch_model|model_index|unet|unet[_-]?(ema|lcm|student|teacher)?"
              + "|unet_?[23]?d?_?config|vae|vae_?\\d*|text_encoder(_\\d+)?|model|models|checkpoint|checkpoints|checkpoint-\\d+|step-?\\d+|final"
              + "|snapshots|refs|main|[0-9a-f]{7,64}|app|src|work|workspace|workdir|home|root|tmp|temp|var|mnt"
              + "|data|downloads?|desktop|documents|inputs?|outputs?|out|output_dir|content|\\.cache|hub|dev|proc|self|fd|\\d+|stdin|\\.*|~");

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

  /**
   * A name for the network. A checkpoint's UNet is called as the checkpoint, its other parts as the
   * checkpoint and the part, such as {@code dreamy_text_encoder_2}.
   *
   * @param kind of the network, which is its name if nothing says more
   */
  String nameFor(String kind, Optional<String> origin) {
    List<String> above = parts(path.toAbsolutePath().normalize());
    boolean inModel = above.size() > 1 && (isUnet(above.get(1)) || isOtherPart(above.get(1)));
    boolean cached = above.size() > 4 && above.get(3).equals("snapshots");
    Stream<String> model = inModel ? above.stream().skip(cached ? 4 : 2).limit(1) : Stream.of();
    Stream<String> noted = origin.stream().flatMap(text -> parts(text.split("[/\\\\]+")).stream());
    Optional<String> own = above.stream().limit(1).filter(it -> !isGeneric(it)).findFirst();
    String folder = above.size() > 1 ? above.get(1) : "";
    String end = folder.startsWith(TEXT_ENCODER) ? folder : kind;
    return own.or(
            () ->
                Stream.of(model, noted, above.stream().skip(1).limit(1))
                    .flatMap(names -> names)
                    .filter(name -> !isGeneric(name))
                    .findFirst()
                    .map(name -> isOtherPart(folder) ? name + "_" + end : name))
        .orElse(end);
  }

  private static boolean isOtherPart(String directory) {
    return directory.equals(AUTOENCODER) || directory.startsWith(TEXT_ENCODER);
  }

  private static boolean isGeneric(String part) {
    return part.isBlank() || GENERIC.matcher(part.toLowerCase(Locale.ROOT)).matches();
  }

  private static List<String> parts(Path path) {
    List<String> parts = new ArrayList<>();
    path.forEach(part -> parts.add(part.toString()));
    return parts(parts.toArray(String[]::new));
  }

  /** The parts from the last to the first, without what surrounds a model's own name. */
  private static List<String> parts(String... path) {
    List<String> parts = new ArrayList<>(Stream.of(path).map(ConfigFile::bare).toList());
    Collections.reverse(parts);
    return parts;
  }

  private static String bare(String part) {
    Matcher cached = CACHED.matcher(part);
    return cached.matches()
        ? cached.group(1)
        : part.replaceFirst("\\.json$", "").replaceFirst("(?<=.)[._-]config$", "");
  }
}
