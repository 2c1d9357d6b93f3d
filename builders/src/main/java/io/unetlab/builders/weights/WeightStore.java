package io.unetlab.builders.weights;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tensors by name. A store does not hold their numbers: they stay in the file until they are read,
 * so that a checkpoint may be larger than the memory.
 */
public final class WeightStore {

  private final SourceLocation location;
  private final SortedMap<String, Tensor> tensors;
  private final Map<String, String> metadata;
  private final List<String> notes;

  WeightStore(SourceLocation location, Collection<Tensor> tensors, Map<String, String> metadata) {
    this(location, tensors, metadata, List.of());
  }

  WeightStore(
      SourceLocation location,
      Collection<Tensor> tensors,
      Map<String, String> metadata,
      List<String> notes) {
    SortedMap<String, Tensor> named = new TreeMap<>();
    for (Tensor tensor : tensors) {
      if (named.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("two tensors are named " + tensor.name());
      }
    }
    this.location = location;
    this.tensors = Collections.unmodifiableSortedMap(named);
    this.metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    this.notes = List.copyOf(notes);
  }

  /** A store of tensors from a program. */
  public static WeightStore of(Collection<Tensor> tensors) {
    return new WeightStore(SourceLocation.NOWHERE, tensors, Map.of());
  }

  /**
   * The tensors of a {@code .safetensors} file, or of all files that a {@code
   * .safetensors.index.json} names.
   *
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with the files
   */
  public static WeightStore open(Path file) {
    Problems problems = new Problems();
    Optional<WeightStore> store = open(file, problems);
    problems.throwIfErrors();
    return store.orElseThrow(() -> new IllegalStateException("no store, and no problem either"));
  }

  /** The same; empty if an error was added. */
  public static Optional<WeightStore> open(Path file, Problems problems) {
    return ShardIndex.isIndex(file)
        ? ShardIndex.read(file, problems)
        : Safetensors.read(file, problems);
  }

  /** The files that {@link #open} reads: the file, and those that it names if it is an index. */
  public static List<Path> files(Path file) {
    return ShardIndex.isIndex(file) ? ShardIndex.files(file) : List.of(file);
  }

  /** The file that problems of a tensor point to. */
  public SourceLocation location() {
    return location;
  }

  /** All tensors, sorted by name; unmodifiable. */
  public SortedMap<String, Tensor> tensors() {
    return tensors;
  }

  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * The tensor of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor tensor(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("there is no tensor " + name));
  }

  /** The tensors whose names start with a prefix, under the rest of their names. */
  public WeightStore under(String prefix) {
    return of(
        tensors.values().stream()
            .filter(it -> it.name().startsWith(prefix))
            .map(it -> it.renamed(it.name().substring(prefix.length())))
            .toList());
  }

  /** The file's metadata; sorted, unmodifiable. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** How the file's names and numbers were read, in clauses for the user, if not as they are. */
  public List<String> notes() {
    return notes;
  }
}
