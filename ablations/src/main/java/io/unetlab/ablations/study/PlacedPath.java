package io.unetlab.ablations.study;

import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPath;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A path of a short factor.
 *
 * @param location where its text starts
 */
record PlacedPath(SpecPath path, SourceLocation location) {

  PlacedPath {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(location, "location");
  }

  Assignment set(OptionValue value) {
    return new Assignment(path, value.node(), location);
  }

  /** Reads it. */
  record Type() implements ValueType<PlacedPath> {

    @Override
    public Optional<PlacedPath> read(YamlNode node, Reading at) {
      return Scalars.text().read(node, at).flatMap(text -> parse((ScalarNode) node, at.problems()));
    }

    private static Optional<PlacedPath> parse(ScalarNode node, Problems problems) {
      SourceLocation start = node.location();
      SourceLocation at =
          node.quoted() ? start.source().at(start.line(), start.column() + 1) : start;
      return SpecPath.parse(node.text(), at, problems).map(it -> new PlacedPath(it, at));
    }

    @Override
    public Map<String, Object> schema() {
      return Scalars.text().schema();
    }
  }
}
