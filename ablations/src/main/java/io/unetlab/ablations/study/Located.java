package io.unetlab.ablations.study;

import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Objects;

/** A value that was read, with its place: for what can only be checked once the whole is known. */
record Located<T>(T value, YamlNode node, Reading at) {

  Located {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(at, "at");
  }

  /** Leaves a complaint about the value. */
  void error(Complaints complaints, ProblemCode code, String message, String hint) {
    complaints.add(code, node.location(), at.path(), message, hint);
  }

  void error(Complaints complaints, ProblemCode code, String message) {
    error(complaints, code, message, "");
  }
}
