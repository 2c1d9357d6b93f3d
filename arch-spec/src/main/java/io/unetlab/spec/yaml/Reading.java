package io.unetlab.spec.yaml;

import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import java.util.Objects;

/**
 * The current path in the document, and where problems go.
 *
 * @param problems collects them
 * @param path of the value being read, such as {@code levels[1].channels}; empty at the root
 */
public record Reading(Problems problems, String path) {

  public Reading {
    Objects.requireNonNull(problems, "problems");
    Objects.requireNonNull(path, "path");
  }

  public Reading key(String name) {
    return new Reading(problems, path.isEmpty() ? name : path + "." + name);
  }

  public Reading item(int index) {
    return new Reading(problems, path + "[" + index + "]");
  }

  public void error(ProblemCode code, YamlNode at, String message, String hint) {
    problems.error(code, at.location(), path, message, hint);
  }

  public void error(ProblemCode code, YamlNode at, String message) {
    error(code, at, message, "");
  }

  /** The value in a message: its path in backquotes. */
  public String subject() {
    return path.isEmpty() ? "the document" : "`" + path + "`";
  }
}
