package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One option of a factor: how it changes the base, and what is known about the change.
 *
 * @param title for headings; the name if none was given
 * @param patch empty when it is what the base has
 * @param evidence in the order of the file
 * @param onlyIf the choices that it requires, including those that its factor requires
 */
public record Option(
    String name,
    String title,
    SpecPatch patch,
    List<Evidence> evidence,
    Condition onlyIf,
    SourceLocation location) {

  public Option {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(patch, "patch");
    evidence = List.copyOf(evidence);
    Objects.requireNonNull(onlyIf, "onlyIf");
    Objects.requireNonNull(location, "location");
  }

  /** The same option with one more piece of evidence, the last. */
  Option with(Evidence more) {
    List<Evidence> all = Stream.concat(evidence.stream(), Stream.of(more)).toList();
    return new Option(name, title, patch, all, onlyIf, location);
  }

  public Stream<Evidence> evidenceFor(Metric metric) {
    return evidence.stream().filter(it -> it.metric().equals(metric));
  }
}
