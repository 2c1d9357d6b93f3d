package io.unetlab.builders.weights;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads a checkpoint in several files: a JSON index whose {@code weight_map} names the file of each
 * tensor, in the same directory.
 */
final class ShardIndex {

  private static final String WEIGHT_MAP = "weight_map";
  private static final Pattern PICKLE = Pattern.compile("^[^/\\\\:]++(?<=\\.(bin|ckpt|pth?))$");

  private final Path file;
  private final SourceLocation location;
  private final Problems problems;
  private final SortedMap<String, Set<String>> shards = new TreeMap<>();
  private boolean mapped;

  private ShardIndex(Path file, Problems problems) {
    this.file = file;
    this.location = Safetensors.whole(file);
    this.problems = problems;
  }

  static boolean isIndex(Path file) {
    return file.toString().endsWith(".json");
  }

  /** The tensors of all files; empty if a problem was added. */
  static Optional<WeightStore> read(Path file, Problems problems) {
    if (!Safetensors.isReadable(file, problems)) {
      return Optional.empty();
    }
    Problems own = new Problems();
    Optional<WeightStore> store = new ShardIndex(file, own).read();
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : store;
  }

  /** The index, and the files that it names; it alone if it cannot be read. */
  static List<Path> files(Path file) {
    ShardIndex index = new ShardIndex(file, new Problems());
    index
        .text()
        .ifPresent(
            it -> JsonText.read(it, "the index", index.location, index.problems, index::document));
    List<Path> files = new ArrayList<>(List.of(file));
    index.shards.keySet().forEach(shard -> index.path(shard).ifPresent(files::add));
    return files;
  }

  private Optional<WeightStore> read() {
    Optional<byte[]> text = text();
    if (text.isEmpty()
        || !JsonText.read(text.get(), "the index", location, problems, this::document)) {
      return Optional.empty();
    }
    if (!mapped) {
      problems.error(
          WeightCode.BAD_INDEX,
          location,
          "",
          "the index has no `weight_map`",
          "an index's name usually ends in .safetensors.index.json");
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    List<Tensor> tensors = new ArrayList<>();
    shards.forEach((shard, names) -> tensors.addAll(tensors(shard, names)));
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(new WeightStore(location, tensors, Map.of()));
  }

  private Optional<byte[]> text() {
    try {
      long size = Files.size(file);
      if (size > Safetensors.LONGEST_HEADER) {
        String message = "the index has " + size + " bytes, more than any real one";
        problems.error(WeightCode.HEADER_TOO_LARGE, location, "", message);
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      String message = "the file cannot be read: " + Reason.of(e);
      problems.error(WeightCode.NOT_READABLE, location, "", message);
      return Optional.empty();
    }
  }

  private void document(JsonText json) {
    json.keys(
        key -> {
          if (key.equals(WEIGHT_MAP) && json.isObject()) {
            mapped = true;
            json.keys(name -> place(json, name));
          } else {
            json.skip();
          }
        });
  }

  private void place(JsonText json, String name) {
    String shard = json.isText() ? json.text() : "";
    json.skip();
    if (isPlain(shard)) {
      shards.computeIfAbsent(shard, it -> new TreeSet<>()).add(name);
    } else if (PICKLE.matcher(shard).find()) {
      problems.error(
          WeightCode.OTHER_FORMAT,
          location,
          "",
          "this is the index of PyTorch files (.bin), which are programs that run when they are"
              + " opened, so they are not read",
          "load the network in diffusers and save it with save_pretrained, which writes"
              + " safetensors");
    } else {
      String message =
          "`" + name + "` is not mapped to a file in the index's directory: `" + shard + "`";
      json.error(WeightCode.BAD_INDEX, name, message);
    }
  }

  // A downloaded index must not make us open files outside its directory.
  private static boolean isPlain(String shard) {
    return shard.endsWith(".safetensors") && shard.matches("[^/\\\\:\\x00]+");
  }

  private List<Tensor> tensors(String shard, Set<String> names) {
    Optional<WeightStore> store = path(shard).flatMap(it -> Safetensors.read(it, problems));
    if (store.isEmpty()) {
      return List.of();
    }
    for (String name : names) {
      if (store.get().find(name).isEmpty()) {
        complain(name, name + " is not in " + shard + ", contrary to the index");
      }
    }
    for (String name : store.get().tensors().keySet()) {
      if (!names.contains(name)) {
        complain(name, name + " is in " + shard + ", contrary to the index");
      }
    }
    return List.copyOf(store.get().tensors().values());
  }

  private Optional<Path> path(String shard) {
    try {
      return Optional.of(file.resolveSibling(shard));
    } catch (InvalidPathException e) {
      problems.error(
          WeightCode.BAD_INDEX,
          location,
          "",
          "`" + shard + "` cannot be a file's name here: " + e.getReason(),
          "in a locale such as LC_ALL=C.UTF-8, names may have any letters");
      return Optional.empty();
    }
  }

  private void complain(String name, String message) {
    problems.error(WeightCode.BAD_INDEX, location, name, message);
  }
}
