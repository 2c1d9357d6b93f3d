package io.unetlab.cli.option;

import io.unetlab.builders.generate.CheckpointFiles;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.source.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code --weights}: a checkpoint's folder, and files or folders of single parts. */
public final class CheckpointOption {

  private static final Pattern OWN = Pattern.compile("([A-Za-z_0-9]+)=(.*)");

  @Option(
      names = "--weights",
      paramLabel = "DIR|PART=PATH",
      required = true,
      description = {
        "A checkpoint's directory as diffusers saves it, and files or directories of single parts,",
        "such as unet=small.safetensors, which take precedence; may be repeated.",
        "With --recipe, the directory of a training or its unet.safetensors."
      })
  private List<String> texts = new ArrayList<>();

  /** Where everything is; throws with every mistake in the options. */
  public CheckpointFiles files() {
    Optional<Path> folder = Optional.empty();
    Map<String, Path> own = new LinkedHashMap<>();
    for (String text : texts) {
      Matcher part = OWN.matcher(text);
      if (part.matches() && !(Files.exists(path(text)) && !words().contains(part.group(1)))) {
        add(part.group(1), part.group(2), own);
      } else if (folder.isPresent()) {
        throw new UserException(
            "--weights names two checkpoints, " + folder.get() + " and " + text + "; name one");
      } else {
        folder = Optional.of(path(text));
      }
    }
    return new CheckpointFiles(folder, own);
  }

  /** Where the weights of a single UNet are, as {@code train} writes them. */
  public Path trained() {
    if (texts.size() != 1) {
      throw new UserException("--weights: with --recipe, name one training, not " + texts.size());
    }
    return path(texts.get(0));
  }

  private static void add(String word, String text, Map<String, Path> own) {
    if (!words().contains(word)) {
      String hint = Nearest.hint(word, words());
      throw new UserException(
          "--weights: a pipeline has no part `"
              + word
              + "`; there are "
              + String.join(", ", words())
              + (hint.isEmpty() ? "" : " (" + hint + ")"));
    }
    if (own.put(word, path(text)) != null) {
      throw new UserException("--weights names `" + word + "` twice");
    }
  }

  private static List<String> words() {
    return Stream.concat(
            Arrays.stream(PartWord.values()).map(PartWord::word), CheckpointFiles.OTHERS.stream())
        .toList();
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserException("`" + text + "` cannot be a file's name");
    }
  }
}
