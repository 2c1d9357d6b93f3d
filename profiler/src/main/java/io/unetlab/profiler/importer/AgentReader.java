package io.unetlab.profiler.importer;

import io.unetlab.profiler.device.AgentLine;
import io.unetlab.profiler.device.AgentLineException;
import io.unetlab.profiler.device.AgentRun;
import io.unetlab.profiler.device.AgentTurn;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The benchmark agent's JSON lines, which the harness for iOS prints too; a file may hold several
 * runs. {@link AgentTurn} defines what a valid run is; this adds the line numbers.
 *
 * <p>Lines that are not JSON with a key {@code line}, such as other console output, are skipped.
 */
final class AgentReader {

  private static final Pattern LINE = Pattern.compile("^\\s*+\\{\\s*+\"line\"\\s*+:");

  private final ImportText text;
  private final List<ImportedLatency> latencies = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<AgentTurn> open = Optional.empty();

  private AgentReader(ImportText text) {
    this.text = text;
  }

  static boolean fits(ImportText text) {
    return text.has(LINE);
  }

  static ImportedFile read(ImportText text) {
    return new AgentReader(text).file();
  }

  private ImportedFile file() {
    int passed = 0;
    for (int number = 1; number <= text.lines().size(); number++) {
      String line = text.lines().get(number - 1);
      if (LINE.matcher(line).find()) {
        take(parse(line, number), number);
      } else if (!line.isBlank()) {
        passed++;
      }
    }
    failUnended(text.lastLine());
    if (passed > 0) {
      notes.add(passed + (passed == 1 ? " line is" : " lines are") + " not the agent's: ignored.");
    }
    return new ImportedFile(LatencyFormat.AGENT_LINES, latencies, notes);
  }

  private AgentLine parse(String line, int number) {
    try {
      return AgentLine.parse(line);
    } catch (AgentLineException e) {
      boolean cutOff = number == text.lastLine() && !line.stripTrailing().endsWith("}");
      throw text.problem(
          cutOff ? ImportCode.CUT_OFF : ImportCode.WRONG_LINE,
          number,
          String.valueOf(e.getMessage()),
          cutOff ? "the output was cut off; record it again" : "");
    }
  }

  private void take(AgentLine line, int number) {
    if (line instanceof AgentLine.Hello) {
      failUnended(number);
    }
    AgentTurn turn = open.orElseGet(AgentTurn::new);
    open = Optional.of(turn);
    add(turn, line, number);
    if (line instanceof AgentLine.Failed failed) {
      throw failed(failed, number);
    }
    if (line instanceof AgentLine.End) {
      latencies.add(AgentLatency.of(complete(turn, number), text));
      open = Optional.empty();
    }
  }

  private void add(AgentTurn turn, AgentLine line, int number) {
    try {
      turn.add(line);
    } catch (AgentLineException e) {
      throw text.problem(
          ImportCode.WRONG_LINE,
          number,
          String.valueOf(e.getMessage()),
          "take the agent's whole output in its order, or measure again");
    }
  }

  private SpecException failed(AgentLine.Failed failed, int number) {
    return text.problem(
        ImportCode.FAILED_RUN,
        number,
        "the run failed at " + failed.stage() + ": " + failed.reason(),
        "there is no latency to import");
  }

  // All lines are in order, so only samples after the last one can be missing.
  private AgentRun complete(AgentTurn turn, int number) {
    try {
      return turn.complete();
    } catch (DeviceException e) {
      throw text.problem(
          e.transportLost() ? ImportCode.CONTRADICTION : ImportCode.FAILED_RUN,
          number,
          String.valueOf(e.getMessage()),
          "");
    }
  }

  private void failUnended(int number) {
    open.ifPresent(
        turn -> {
          throw text.problem(
              ImportCode.CUT_OFF,
              number,
              "expected a line `end` after the " + turn.samples().size() + " samples, found none",
              "the output was cut off, so the result does not count; measure again");
        });
  }
}
