package io.unetlab.spec.rule;

import io.unetlab.spec.path.Locator;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what a rule finds: the rule names the path, and the location in the file is looked up
 * here.
 *
 * <p>A path is reported once: a value that a way up inherits from its level is in the file once, so
 * it is one problem.
 */
public final class Findings {

  private final ProblemCode code;
  private final MapNode tree;
  private final Reading at;
  private final Set<String> reported = new HashSet<>();

  Findings(ProblemCode code, MapNode tree, Reading at) {
    this.code = Objects.requireNonNull(code, "code");
    this.tree = Objects.requireNonNull(tree, "tree");
    this.at = Objects.requireNonNull(at, "at");
  }

  /** Adds a problem at a path; it points at the value there, else at its nearest ancestor. */
  public void add(String path, String message, String hint) {
    if (reported.add(path)) {
      SourceLocation place = Locator.locate(tree, path);
      String whole = path.isEmpty() ? at.path() : at.key(path).path();
      at.problems().error(code, place, whole, message, hint);
    }
  }

  public void add(String path, String message) {
    add(path, message, "");
  }

  /** The value in the file at a path. */
  public Optional<YamlNode> at(String path) {
    return Locator.find(tree, path);
  }

  /** The first of the paths at which the file has a value. */
  public Optional<String> firstSaid(List<String> paths) {
    return paths.stream().filter(path -> at(path).isPresent()).findFirst();
  }
}
