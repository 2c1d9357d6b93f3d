package io.unetlab.spec;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The merged trees of files that pipelines name. A study reads the same few files for each of a
 * hundred thousand variants, so a tree without errors is kept until one of its files changes.
 */
final class KeptTrees {

  private static final int MOST = 64;

  // The file as named, because messages show that name; and the kind that was expected.
  private record Key(Path file, NetworkKind<?> kind) {}

  /**
   * What reading a file gave.
   *
   * @param tree may be present despite errors
   * @param files that were read
   * @param problems found
   * @param stamps of the files
   */
  record Kept(Optional<MapNode> tree, List<Path> files, Problems problems, List<Stamp> stamps) {

    Kept {
      Objects.requireNonNull(tree, "tree");
      files = List.copyOf(files);
      Objects.requireNonNull(problems, "problems");
      stamps = List.copyOf(stamps);
    }

    boolean isCurrent() {
      return !files.isEmpty() && stamps.equals(files.stream().map(Stamp::of).toList());
    }
  }

  private record Stamp(FileTime changed, long size) {

    static Stamp of(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size());
      } catch (IOException e) {
        return new Stamp(FileTime.fromMillis(0), -1);
      }
    }
  }

  private static final Map<Key, Kept> KEPT =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > MOST;
        }
      };

  private KeptTrees() {}

  /** The tree of a file with everything that it extends merged into it. */
  static synchronized Kept read(Path file, NetworkKind<?> kind) {
    Key key = new Key(file, kind);
    Kept kept = KEPT.get(key);
    if (kept != null && kept.isCurrent()) {
      return kept;
    }
    Kept fresh = fresh(file, kind);
    if (!fresh.problems().hasErrors()) {
      KEPT.put(key, fresh);
    }
    return fresh;
  }

  private static Kept fresh(Path file, NetworkKind<?> kind) {
    Problems problems = new Problems();
    ExtendsChain chain = new ExtendsChain(problems, List.of(kind));
    Optional<MapNode> tree = chain.regular(file);
    List<Path> files = chain.files();
    return new Kept(tree, files, problems, files.stream().map(Stamp::of).toList());
  }
}
