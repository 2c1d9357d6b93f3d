package io.unetlab.profiler.importer;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A file's lines, with errors that point to a line. */
record ImportText(Source source, List<String> lines) {

  /** A profile of a large network has several megabytes per run. */
  private static final int MOST_BYTES = 128 << 20;

  private static final int SHOWN = 160;

  ImportText {
    lines = List.copyOf(lines);
  }

  static ImportText of(Source source) {
    return new ImportText(source, source.text().lines().toList());
  }

  /**
   * Reads a file.
   *
   * @throws SpecException when it cannot be read, or is not UTF-8
   */
  static ImportText read(Path file) {
    Problems problems = new Problems();
    var source = TextFile.read(file, MOST_BYTES, problems);
    problems.throwIfErrors();
    return of(source.orElseThrow());
  }

  /** Whether the pattern is found in a line. */
  boolean has(Pattern pattern) {
    return lines.stream().anyMatch(line -> pattern.matcher(line).find());
  }

  /** The file name without folders, which describe the machine rather than the file. */
  String name() {
    String name = source.name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /** The name without its extension, used for a network without another name. */
  String stem() {
    String name = name();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * An exception to throw.
   *
   * @param line from 1
   * @param hint what to do; may be empty
   */
  SpecException problem(ImportCode code, int line, String message, String hint) {
    Problem problem = new Problem(Severity.ERROR, code, source.at(line, 1), "", message, hint);
    return new SpecException(List.of(problem), 0);
  }

  /**
   * A number as a tool prints it.
   *
   * @param line where it is, from 1
   * @throws SpecException when it is none, or larger than any figure
   */
  double number(String digits, int line) {
    return Decimals.parse(digits)
        .orElseThrow(
            () ->
                problem(
                    ImportCode.WRONG_LINE,
                    line,
                    "expected a number from 0 to 1e12, found `" + shown(digits) + "`",
                    ""));
  }

  /** A line or a part of it as a message quotes it: not all of it, if it is long. */
  static String shown(String line) {
    String stripped = line.strip();
    return stripped.length() > SHOWN ? stripped.substring(0, SHOWN) + "…" : stripped;
  }

  /** The number of the last line, at least 1. */
  int lastLine() {
    return Math.max(1, lines.size());
  }
}
