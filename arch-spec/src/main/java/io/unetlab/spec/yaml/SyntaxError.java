package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Translates the YAML engine's syntax errors into our messages. */
final class SyntaxError {

  private static final String INDENTATION = "check the indentation";

  private SyntaxError() {}

  /**
   * @param at where the engine gave up
   * @param context where the construct that it was reading started, such as an open quote
   */
  static UnreadableException of(
      MarkedYamlEngineException engine, Source source, SourceLocation at, SourceLocation context) {
    String problem = engine.getProblem() == null ? "" : engine.getProblem();
    int tab = tab(source, at, problem);
    if (tab >= 0) {
      return error(source.at(at.line(), tab + 1), "a tab cannot indent; use spaces", "");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return error(at, "a `:` is not allowed here", INDENTATION + ", or put the text in quotes");
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return error(at, "a list item cannot start here", INDENTATION);
    }
    if (problem.startsWith("could not find expected ':'")) {
      return error(at, "expected `:` after a key", INDENTATION);
    }
    if (problem.startsWith("found unexpected end of stream")
        || problem.startsWith("found unexpected document separator")) {
      return error(context, "the quote is never closed", "");
    }
    if (problem.startsWith("expected ',' or ")) {
      boolean map = problem.contains("'}'");
      if (map && problem.endsWith("got [")) {
        return error(at, "expected `,` or `}`", "a path with `[` needs quotes inside `{}`");
      }
      String opened = map ? "`{`" : "`[`";
      return problem.endsWith("<stream end>")
          ? error(context, opened + " is never closed", "")
          : error(
              at,
              "expected `,` or " + (map ? "`}`" : "`]`"),
              "the " + opened + " is in line " + context.line());
    }
    if (problem.startsWith("expected <block end>")) {
      return error(at, "this does not continue anything above it", INDENTATION);
    }
    if (problem.startsWith("found character") || problem.startsWith("expected the node content")) {
      return error(
          at, "expected a value", "put text that starts with a special character in quotes");
    }
    if (problem.contains("escape")) {
      return error(
          at, "this is not an escape sequence", "in single quotes a backslash is a backslash");
    }
    return error(at, "this is not YAML", "");
  }

  private static UnreadableException error(SourceLocation at, String message, String hint) {
    return new UnreadableException(SpecCode.SYNTAX, at, message, hint);
  }

  // Index from 0 of the tab in the indentation, or of the one that the engine reports; -1 for none.
  private static int tab(Source source, SourceLocation at, String problem) {
    String line = source.line(at.line());
    int end = 0;
    while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
      end++;
    }
    int tab = line.substring(0, end).indexOf('\t');
    if (tab < 0 && problem.contains("(TAB)")) {
      String before = line.substring(0, Math.min(at.column(), line.length()));
      return before.lastIndexOf('\t');
    }
    return tab;
  }
}
