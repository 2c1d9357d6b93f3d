package io.unetlab.spec.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Formats problems for people: each with its location, the line with a caret under the column, and
 * the hint; in file order.
 */
public final class ProblemPrinter {

  private static final String BOLD = "\u001B[1m";
  private static final String RED = "\u001B[1;31m";
  private static final String YELLOW = "\u001B[1;33m";
  private static final String PLAIN = "\u001B[0m";

  private final boolean colour;

  /**
   * @param colour whether the output is a terminal that shows ANSI colours
   */
  public ProblemPrinter(boolean colour) {
    this.colour = colour;
  }

  public String print(SpecException exception) {
    return print(exception.problems(), exception.dropped());
  }

  public String print(Problems problems) {
    return print(problems.all(), problems.dropped());
  }

  /**
   * All problems and a last line with their number, which says so if all are warnings; empty
   * without problems.
   *
   * @param dropped how many more there were
   */
  public String print(List<Problem> problems, int dropped) {
    if (problems.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (Problem problem : inOrder(problems)) {
      print(problem, out);
    }
    int count = problems.size() + dropped;
    boolean warnings = problems.stream().allMatch(it -> it.severity() == Severity.WARNING);
    out.append(count).append(warnings ? " warning" : " problem").append(count == 1 ? "" : "s");
    if (dropped > 0) {
      out.append(", ").append(problems.size()).append(" of them shown");
    }
    return out.append('\n').toString();
  }

  private static List<Problem> inOrder(List<Problem> problems) {
    List<String> files = problems.stream().map(it -> it.location().source().name()).toList();
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparingInt((Problem it) -> files.indexOf(it.location().source().name()))
            .thenComparingInt(it -> it.location().line())
            .thenComparingInt(it -> it.location().column()));
    return sorted;
  }

  private void print(Problem problem, StringBuilder out) {
    String severity = problem.severity().name().toLowerCase(Locale.ROOT);
    boolean error = problem.severity() == Severity.ERROR;
    out.append(styled(BOLD, Visible.line(problem.location() + ":")))
        .append(' ')
        .append(styled(error ? RED : YELLOW, severity + " " + problem.code().id() + ":"))
        .append(' ')
        .append(Visible.line(problem.message()))
        .append('\n');
    Excerpt excerpt = Excerpt.of(problem.location());
    if (!excerpt.line().isBlank()) {
      out.append("  ").append(excerpt.line()).append('\n');
      out.append("  ").append(excerpt.padding()).append(styled(RED, "^")).append('\n');
    }
    if (!problem.hint().isEmpty()) {
      out.append("  ").append(Visible.line(problem.hint())).append('\n');
    }
  }

  private String styled(String style, String text) {
    return colour ? style + text + PLAIN : text;
  }
}
