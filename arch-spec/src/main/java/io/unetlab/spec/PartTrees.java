package io.unetlab.spec;

import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.path.SpecPath;
import io.unetlab.spec.pipeline.PartType;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.pipeline.SamplerParser;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts the network of a file in the place of its name in a pipeline's tree, and merges what an
 * inline part extends. A name is relative to the text in which it is written: the pipeline's file,
 * a study, or the working directory for the command line.
 */
final class PartTrees {

  private static final String RELATIVE =
      "a file's name is relative to the file that has it, with --set to the working directory";

  private final Problems problems;
  private final List<Path> files = new ArrayList<>();

  PartTrees(Problems problems) {
    this.problems = problems;
  }

  /** The tree with every part in it; any other kind of network unchanged. */
  MapNode resolve(MapNode tree) {
    return isPipeline(tree) ? resolved(tree) : tree;
  }

  /** The tree with the changes applied: one may set a part's file, and the next change the part. */
  MapNode change(MapNode tree, SpecPatch patch) {
    if (!isPipeline(tree)) {
      return patch.apply(tree, problems);
    }
    MapNode changed = tree;
    for (Assignment assignment : patch.assignments()) {
      changed = resolved(new SpecPatch(List.of(assignment)).apply(changed, problems));
    }
    return changed;
  }

  private static boolean isPipeline(MapNode tree) {
    return DocumentKind.is(PipelineSpec.KIND, tree);
  }

  private MapNode resolved(MapNode tree) {
    MapNode resolved = tree;
    for (PartWord part : PartWord.values()) {
      Optional<MapNode.Entry> entry = resolved.entry(part.word());
      Optional<MapNode> network = entry.flatMap(it -> network(part, it.value()));
      if (network.isPresent()) {
        resolved = resolved.with(entry.orElseThrow().key(), network.get());
      }
    }
    return SamplerParser.inFull(resolved);
  }

  /** The network that a change puts in the place of a part; empty if it sets something else. */
  Optional<MapNode> network(Assignment change) {
    List<SpecPath.Segment> path = change.path().segments();
    return Arrays.stream(PartWord.values())
        .filter(it -> path.equals(List.of(new SpecPath.Key(it.word()))))
        .findFirst()
        .flatMap(it -> network(it, change.value()));
  }

  /** Every file that was read, in reading order. */
  List<Path> files() {
    return List.copyOf(files);
  }

  // Empty when the value is already a network, or after adding a problem.
  private Optional<MapNode> network(PartWord part, YamlNode value) {
    if (value instanceof MapNode map && PartType.isDerived(map)) {
      ExtendsChain chain = new ExtendsChain(problems, List.of(NetworkKinds.of(part)));
      Optional<MapNode> merged = chain.tree(map);
      files.addAll(chain.files());
      return merged;
    }
    return PartType.isFile(value) ? file(part, (ScalarNode) value) : Optional.empty();
  }

  private Optional<MapNode> file(PartWord part, ScalarNode name) {
    Optional<Path> path = path(name);
    if (path.isEmpty()) {
      report(part, name, SpecCode.PART_MISSING, "this is not a file name", "");
      return Optional.empty();
    }
    KeptTrees.Kept kept = KeptTrees.read(path.get(), NetworkKinds.of(part));
    files.addAll(kept.files());
    kept.problems().all().forEach(problem -> report(part, name, path.get(), problem));
    return kept.problems().hasErrors() ? Optional.empty() : kept.tree();
  }

  private static Optional<Path> path(ScalarNode name) {
    try {
      return Optional.of(name.location().source().directory().resolve(name.text()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  // A file that is missing or of another kind is reported where it is named, what is inside it
  // there.
  private void report(PartWord part, ScalarNode name, Path path, Problem problem) {
    SourceLocation place = problem.location();
    String file = path.normalize().toString();
    boolean itself = place.source().name().equals(file.isEmpty() ? "." : file);
    if (itself && problem.code() == SpecCode.NOT_READABLE) {
      String hint = problem.hint().isEmpty() ? RELATIVE : problem.hint();
      report(part, name, SpecCode.PART_MISSING, problem.message(), hint);
    } else if (itself && problem.code() == SpecCode.WRONG_KIND) {
      report(part, name, SpecCode.WRONG_KIND, place + ": " + problem.message(), "");
    } else {
      problems.add(problem);
    }
  }

  private void report(PartWord part, ScalarNode name, SpecCode code, String message, String hint) {
    problems.error(
        code,
        name.location(),
        part.word(),
        name.describe() + " cannot be the `" + part.word() + "`: " + message,
        hint);
  }
}
