package io.unetlab.builders.generate;

import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the parts of a pipeline are: in a folder as diffusers saves one (a folder for each part,
 * {@code model_index.json}), or in files and folders named for single parts, which take precedence.
 *
 * @param folder the folder as a whole
 * @param own by the part's word, or {@code tokenizer}, {@code tokenizer_2} and {@code scheduler}
 */
public record CheckpointFiles(Optional<Path> folder, Map<String, Path> own) {

  /** What is not a network. */
  public static final List<String> OTHERS = List.of("tokenizer", "tokenizer_2", "scheduler");

  private static final String VAE = "vae";
  private static final String WEIGHTS = ".safetensors";
  private static final List<String> STEMS = List.of("diffusion_pytorch_model", "model");
  private static final List<String> ENDS =
      List.of(
          WEIGHTS,
          ".safetensors.index.json",
          ".fp16.safetensors",
          ".safetensors.index.fp16.json",
          ".fp16.safetensors.index.json");

  public CheckpointFiles {
    Objects.requireNonNull(folder, "folder");
    own = Map.copyOf(own);
  }

  /** The folder or file of a part or of what is not a network; it may not exist. */
  Optional<Path> place(String word) {
    return Optional.ofNullable(own.get(word))
        .or(() -> folder.map(it -> it.resolve(folderName(word))));
  }

  /** diffusers calls the autoencoder, of which the decoder is one half, vae. */
  static String folderName(String word) {
    return word.equals(PartWord.DECODER.word()) ? VAE : word;
  }

  /** A file of the pipeline itself. */
  Optional<Path> whole(String name) {
    return folder.map(it -> it.resolve(name));
  }

  /** The config next to a part's weights, where there is one. */
  Optional<Path> config(String word) {
    return place(word)
        .map(it -> Files.isDirectory(it) ? it : it.toAbsolutePath().resolveSibling(""))
        .map(it -> it.resolve("config.json"))
        .filter(Files::isRegularFile);
  }

  /**
   * The weights file of a part; empty if a problem was added.
   *
   * @param pipeline where the pipeline is, which a part without any file is reported at
   */
  Optional<Path> weights(String word, SourceLocation pipeline, Problems problems) {
    Optional<Path> place = place(word);
    if (place.isEmpty()) {
      String message = "the weights of `" + word + "` are not named";
      String hint = "--weights " + word + "=FILE names them, --weights DIR those of all parts";
      problems.error(PictureCode.NO_WEIGHTS, pipeline, word, message, hint);
      return Optional.empty();
    }
    return Files.isDirectory(place.get())
        ? inFolder(word, place.get(), problems)
        : file(word, place.get(), problems);
  }

  private Optional<Path> file(String word, Path file, Problems problems) {
    if (own.containsKey(word)) {
      return Optional.of(file); // Opening it reports what is wrong with it.
    }
    Path checkpoint = folder.orElseThrow();
    if (Files.isDirectory(checkpoint)) {
      String message =
          "this checkpoint has no directory `" + folderName(word) + "` for `" + word + "`";
      String hint = "--weights " + word + "=FILE names a part's own weights";
      problems.error(PictureCode.NO_WEIGHTS, at(checkpoint), word, message, hint);
    } else {
      String message = "expected the directory of a checkpoint";
      problems.error(PictureCode.NO_WEIGHTS, at(checkpoint), "", message, found(checkpoint));
    }
    return Optional.empty();
  }

  private static String found(Path file) {
    return Files.exists(file)
        ? "--weights PART=FILE names the weights of one part"
        : "there is no such directory";
  }

  private static Optional<Path> inFolder(String word, Path folder, Problems problems) {
    List<String> names = names(folder);
    for (String end : ENDS) {
      for (String stem : STEMS) {
        if (names.contains(stem + end)) {
          return Optional.of(folder.resolve(stem + end));
        }
      }
    }
    List<String> weights = names.stream().filter(it -> it.endsWith(WEIGHTS)).toList();
    if (weights.size() == 1) {
      return Optional.of(folder.resolve(weights.get(0)));
    }
    complain(word, folder, names, weights, problems);
    return Optional.empty();
  }

  private static void complain(
      String word, Path folder, List<String> names, List<String> weights, Problems problems) {
    if (!weights.isEmpty()) {
      String message = "the weights of `" + word + "` may be any of " + String.join(", ", weights);
      String hint = "--weights " + word + "=FILE names one";
      problems.error(PictureCode.SEVERAL_WEIGHTS, at(folder), word, message, hint);
      return;
    }
    String message =
        "the weights of `"
            + word
            + "` are missing: expected "
            + STEMS.stream().map(it -> it + WEIGHTS).collect(Collectors.joining(" or "))
            + ", or their index";
    boolean pickled = names.stream().anyMatch(it -> it.endsWith(".bin") || it.endsWith(".ckpt"));
    String hint =
        pickled
            ? "files of PyTorch (.bin) are programs and are not read; save_pretrained writes"
                + " safetensors"
            : "";
    problems.error(PictureCode.NO_WEIGHTS, at(folder), word, message, hint);
  }

  private static List<String> names(Path folder) {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.map(it -> String.valueOf(it.getFileName())).sorted().forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  static SourceLocation at(Path file) {
    String name = file.normalize().toString();
    return new Source(name.isEmpty() ? "." : name, "").at(1, 1);
  }
}
