package io.unetlab.profiler.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The benchmark agent's JSON lines, which the harness for iOS prints too. A result counts only when
 * its {@code end} line says that all went well and names as many samples as there are: a cut
 * connection leaves no other trace.
 *
 * <p>Lines that are no JSON with a key {@code line}, such as a console's own, are passed over.
 */
final class AgentLines {

  private static final Pattern LINE = Pattern.compile("^\\s*\\{\\s*\"line\"\\s*:");

  private final ImportText text;
  private final List<ImportedLatency> latencies = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<AgentRun> open = Optional.empty();

  private AgentLines(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return text.has(LINE);
  }

  static ImportedFile read(ImportText text) {
    return new AgentLines(text).file();
  }

  private ImportedFile file() {
    int passed = 0;
    for (int number = 1; number <= text.lines().size(); number++) {
      String line = text.lines().get(number - 1);
      if (LINE.matcher(line).find()) {
        take(JsonLine.read(text, number));
      } else if (!line.isBlank()) {
        passed++;
      }
    }
    open.ifPresent(run -> failUnended(text.lastLine(), run));
    if (passed > 0) {
      notes.add(
          passed + (passed == 1 ? " line is" : " lines are") + " not the agent's: passed over.");
    }
    return new ImportedFile(LatencyFormat.AGENT_LINES, latencies, notes);
  }

  private void take(JsonLine line) {
    String kind = line.kind();
    if (kind.equals("hello")) {
      open.ifPresent(run -> failUnended(line.number(), run));
      open = Optional.of(AgentRun.begin(line));
      return;
    }
    AgentRun run = open.orElseThrow(() -> early(line));
    if (kind.equals("end")) {
      latencies.add(run.end(line));
      open = Optional.empty();
    } else {
      run.take(line);
    }
  }

  private RuntimeException early(JsonLine line) {
    return text.problem(
        ImportCode.WRONG_LINE,
        line.number(),
        "expected a line `hello` before any other, found `" + line.kind() + "`",
        "take the agent's whole output");
  }

  private void failUnended(int line, AgentRun run) {
    throw text.problem(
        ImportCode.CUT_OFF,
        line,
        "expected a line `end` behind the " + run.samples() + " samples, found none",
        "the output was cut off, so the result does not count; measure again");
  }
}
