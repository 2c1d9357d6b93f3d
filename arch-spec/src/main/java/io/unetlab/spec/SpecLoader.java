package io.unetlab.spec;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.MapNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * From YAML to a network that satisfies every rule: read, follow {@code extends}, put in the parts
 * of a pipeline, patch, parse, check. Each stage continues as far as it can, so that all problems
 * are reported together.
 *
 * <p>The overloads that take {@link Problems} never throw for user input; the others throw one
 * {@link SpecException} with all problems.
 */
public final class SpecLoader {

  private SpecLoader() {}

  /**
   * Reads the network of a file.
   *
   * @throws SpecException if it cannot be used
   */
  public static NetworkSpec load(Path file) {
    return load(file, SpecPatch.EMPTY);
  }

  /**
   * Reads the network of a file, changed by a patch.
   *
   * @throws SpecException if it cannot be used
   */
  public static NetworkSpec load(Path file, SpecPatch patch) {
    Problems problems = new Problems();
    return orThrow(load(file, patch, problems), problems);
  }

  /** Reads the network of a file, changed by a patch; empty if an error was added. */
  public static Optional<NetworkSpec> load(Path file, SpecPatch patch, Problems problems) {
    return finish(chain -> chain.tree(file), patch, problems);
  }

  /**
   * Reads the network of a text, changed by a patch.
   *
   * @param baseDirectory what the text's {@code extends} is relative to
   * @throws SpecException if it cannot be used
   */
  public static NetworkSpec load(Source source, Path baseDirectory, SpecPatch patch) {
    Problems problems = new Problems();
    return orThrow(load(source, baseDirectory, patch, problems), problems);
  }

  /** Reads the network of a text, changed by a patch; empty if an error was added. */
  public static Optional<NetworkSpec> load(
      Source source, Path baseDirectory, SpecPatch patch, Problems problems) {
    return finish(chain -> chain.tree(source.in(baseDirectory)), patch, problems);
  }

  /**
   * A file's YAML with everything that it extends and every part merged into it, for callers that
   * patch it many times; empty if an error was added.
   */
  public static Optional<MapNode> tree(Path file, Problems problems) {
    return sound(chain -> chain.tree(file), problems);
  }

  /** A text's YAML with everything that it extends merged into it; empty if an error was added. */
  public static Optional<MapNode> tree(Source source, Path baseDirectory, Problems problems) {
    return sound(chain -> chain.tree(source.in(baseDirectory)), problems);
  }

  /** A file, every file that it extends, and those of its parts; if readable. */
  public static List<Path> files(Path file) {
    ExtendsChain chain = chain(new Problems());
    chain.tree(file);
    return chain.files();
  }

  /**
   * The network of a merged tree, changed by a patch, which may replace a pipeline's part by a
   * file's; empty if an error was added. A patch cannot make it a network of another kind.
   */
  public static Optional<NetworkSpec> fromTree(MapNode tree, SpecPatch patch, Problems problems) {
    Problems own = new Problems();
    MapNode patched = change(tree, patch, own);
    Optional<? extends NetworkSpec> spec = NetworkKinds.of(tree).read(patched, own);
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : spec.map(it -> it);
  }

  /** A merged tree with a patch applied, again merged; what cannot be applied is reported. */
  public static MapNode change(MapNode tree, SpecPatch patch, Problems problems) {
    return new PartTrees(problems).change(tree, patch);
  }

  /**
   * The network of the file that a change of a pipeline sets as a part, with everything that it
   * extends merged into it; empty if the change sets something else, or after adding a problem.
   *
   * @param files receives the files that were read
   */
  public static Optional<MapNode> part(
      Assignment change, Problems problems, Consumer<List<Path>> files) {
    Problems own = new Problems();
    PartTrees parts = new PartTrees(own);
    Optional<MapNode> network = parts.network(change);
    files.accept(parts.files());
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : network;
  }

  /** Finds a tree; it may be present despite errors. */
  private interface Finder {
    Optional<MapNode> find(ExtendsChain chain);
  }

  private static ExtendsChain chain(Problems problems) {
    return new ExtendsChain(problems, NetworkKinds.all());
  }

  private static Optional<MapNode> sound(Finder finder, Problems problems) {
    Problems own = new Problems();
    Optional<MapNode> tree = finder.find(chain(own));
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : tree;
  }

  private static Optional<NetworkSpec> finish(Finder finder, SpecPatch patch, Problems problems) {
    Problems own = new Problems();
    Optional<NetworkSpec> spec =
        finder.find(chain(own)).flatMap(tree -> fromTree(tree, patch, own));
    problems.addAll(own);
    return own.hasErrors() ? Optional.empty() : spec;
  }

  private static NetworkSpec orThrow(Optional<NetworkSpec> spec, Problems problems) {
    problems.throwIfErrors();
    return spec.orElseThrow(() -> new IllegalStateException("no spec, and no problem either"));
  }
}
