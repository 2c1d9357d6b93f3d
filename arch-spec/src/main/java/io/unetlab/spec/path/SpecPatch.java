package io.unetlab.spec.path;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of a spec, applied in order. Values that are set keep the patch's location, so that later
 * problems with them point at the patch.
 */
public record SpecPatch(List<Assignment> assignments) {

  /** Changes nothing. */
  public static final SpecPatch EMPTY = new SpecPatch(List.of());

  /** The source name of the command line's text in messages. */
  public static final String OPTION = "--set";

  public SpecPatch {
    assignments = List.copyOf(assignments);
  }

  /** The changes in a {@code set:} map; invalid paths are reported and left out. */
  public static SpecPatch of(MapNode set, Problems problems) {
    List<Assignment> assignments = new ArrayList<>();
    for (MapNode.Entry entry : set.entries()) {
      ScalarNode key = entry.key();
      SourceLocation start = key.location();
      SourceLocation at =
          key.quoted() ? start.source().at(start.line(), start.column() + 1) : start;
      SpecPath.parse(key.text(), at, problems)
          .ifPresent(path -> assignments.add(new Assignment(path, entry.value(), at)));
    }
    return new SpecPatch(assignments);
  }

  /**
   * The change in the command line's {@code --set}, such as {@code levels[0].transformers=0}. The
   * value is YAML.
   */
  public static SpecPatch parse(String assignment, Problems problems) {
    return parse(OPTION, assignment, problems);
  }

  /** The same of another option, at which problems point. */
  public static SpecPatch parse(String option, String assignment, Problems problems) {
    Source source = new Source(option, assignment);
    SourceLocation at = source.at(1, 1);
    int equals = assignment.indexOf('=');
    if (equals < 0) {
      problems.error(SpecCode.BAD_PATH, at, "", "expected PATH=VALUE, found no `=`");
      return EMPTY;
    }
    String text = assignment.substring(0, equals).stripTrailing();
    Optional<SpecPath> path = SpecPath.parse(text, at, problems);
    Optional<YamlNode> value = YamlReader.readValue(source, equals + 1, problems);
    return path.isPresent() && value.isPresent()
        ? new SpecPatch(List.of(new Assignment(path.get(), value.get(), at)))
        : EMPTY;
  }

  /**
   * The change that an option of its own makes, such as {@code --steps 8}: problems with the value
   * point at that option. The value is YAML.
   *
   * @param path which must be valid
   */
  public static SpecPatch of(String option, String path, String value, Problems problems) {
    Source source = new Source(option, value);
    SourceLocation at = source.at(1, 1);
    Optional<SpecPath> parsed = SpecPath.parse(path, at, problems);
    return YamlReader.readValue(source, 0, problems)
        .map(it -> new SpecPatch(List.of(new Assignment(parsed.orElseThrow(), it, at))))
        .orElse(EMPTY);
  }

  /** This patch's changes followed by another's. */
  public SpecPatch andThen(SpecPatch later) {
    List<Assignment> both = new ArrayList<>(assignments);
    both.addAll(later.assignments);
    return new SpecPatch(both);
  }

  /** The changes of what is inside a key's value, with their paths from there. */
  public SpecPatch within(String key) {
    return new SpecPatch(
        assignments.stream().filter(it -> it.isWithin(key)).map(Assignment::fromSecond).toList());
  }

  /** The other changes. */
  public SpecPatch outside(String key) {
    return new SpecPatch(assignments.stream().filter(it -> !it.isWithin(key)).toList());
  }

  public boolean isEmpty() {
    return assignments.isEmpty();
  }

  /**
   * The document with the changes applied; those that point at nothing are reported and skipped.
   */
  public MapNode apply(MapNode document, Problems problems) {
    MapNode changed = document;
    for (Assignment assignment : assignments) {
      changed = new PatchStep(assignment, problems).apply(changed);
    }
    return changed;
  }
}
