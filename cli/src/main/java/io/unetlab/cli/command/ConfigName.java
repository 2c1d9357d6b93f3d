package io.unetlab.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name for the network of a config.
 *
 * <p>Checkpoints keep the file at {@code MODEL/unet/config.json}; the name is the first of these
 * that says something: the file's own name, the model's directory, the config's note of its origin,
 * the directory of the file. A checkpoint's UNet is called as the checkpoint, its other parts as
 * the checkpoint and the part: {@code dreamy_text_encoder_2}, {@code dreamy_decoder}. So all parts
 * of one checkpoint have different names, and the halves of an autoencoder too.
 */
final class ConfigName {

  /** The cache of Hugging Face's hub: {@code models--OWNER--NAME/snapshots/HASH}. */
  private static final Pattern CACHED = Pattern.compile("models--.+--(.+)");

  private static final String SNAPSHOTS = "snapshots";

  /** Directories between a model's and its parts', one for each revision or moment of training. */
  private static final Pattern REVISION =
      Pattern.compile(
          SNAPSHOTS + "|refs|main|[0-9a-f]{7,64}|checkpoints?|checkpoint-\\d+|step-?\\d+|final");

  private static final Pattern UNET = Pattern.compile("unet.*");
  private static final Pattern OTHER_PART = Pattern.compile("vae(_\\w+)?|text_encoder(_\\w+)?");

  /** Names of directories and files that say nothing about the model in them. */
  private static final Pattern GENERIC =
      Pattern.compile(
          "config|diffusion_pytorch_model|model_index|unet|unet[_-]?(ema|lcm|student|teacher)?"
              + "|unet_?[23]?d?_?config|vae_?\\d*|model|models|app|src|work|workspace|workdir|home"
              + "|root|tmp|temp|var|mnt|data|downloads?|desktop|documents|inputs?|outputs?|out"
              + "|output_dir|content|\\.cache|hub|dev|proc|self|fd|\\d+|stdin|\\.*|~");

  private static final Set<String> HALVES = Set.of("decoder", "encoder");

  /** The file's and the directories' names, from the file up. */
  private final List<String> above;

  private ConfigName(Path file) {
    this.above = names(file.toAbsolutePath().normalize());
  }

  /**
   * The name.
   *
   * @param file of the config
   * @param kind of the network, which is its name if nothing says more
   * @param origin the config's own note of where the model came from
   */
  static String of(Path file, String kind, Optional<String> origin) {
    return new ConfigName(file).of(kind, origin);
  }

  private String of(String kind, Optional<String> origin) {
    Optional<String> own = Optional.of(at(0)).filter(ConfigName::tells);
    String part = Stream.of(at(1), at(0)).filter(ConfigName::isOtherPart).findFirst().orElse("");
    String end = part.startsWith("text_encoder") ? part : kind;
    boolean isHalf = HALVES.contains(kind);
    boolean named = isHalf || (own.isEmpty() && !part.isEmpty());
    return own.or(() -> model(origin))
        .map(name -> named && !name.endsWith(end) ? name + "_" + end : name)
        .orElse(end);
  }

  private Optional<String> model(Optional<String> origin) {
    boolean inModel = isPart(at(1));
    int from = inModel ? 2 : 1;
    boolean cached = at(from + 1).equals(SNAPSHOTS);
    Stream<String> model = inModel || cached ? directory(from) : Stream.of();
    Stream<String> noted = origin.stream().flatMap(text -> names(text.split("[/\\\\]+")).stream());
    return Stream.of(model, noted, directory(1))
        .flatMap(names -> names)
        .filter(ConfigName::tells)
        .findFirst();
  }

  /** The directory at a height, or the first above it that is not a revision's. */
  private Stream<String> directory(int height) {
    return above.stream().skip(height).dropWhile(ConfigName::isRevision).limit(1);
  }

  private String at(int height) {
    return height < above.size() ? above.get(height) : "";
  }

  private static boolean isPart(String directory) {
    return UNET.matcher(directory.toLowerCase(Locale.ROOT)).matches() || isOtherPart(directory);
  }

  private static boolean isOtherPart(String name) {
    return OTHER_PART.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isRevision(String directory) {
    return REVISION.matcher(directory.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean tells(String name) {
    return !name.isBlank()
        && !isOtherPart(name)
        && !isRevision(name)
        && !GENERIC.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static List<String> names(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return names(names.toArray(String[]::new));
  }

  /** The names from the last to the first, without what surrounds a model's own name. */
  private static List<String> names(String... path) {
    List<String> names = new ArrayList<>(Stream.of(path).map(ConfigName::bare).toList());
    Collections.reverse(names);
    return names;
  }

  private static String bare(String name) {
    Matcher cached = CACHED.matcher(name);
    return cached.matches()
        ? cached.group(1)
        : name.replaceFirst("\\.json$", "").replaceFirst("(?<=.)[._-]config$", "");
  }
}
