package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of benchmark_model, built line by line. */
final class LiteRtRun {

  private static final String GRAPH = "Graph: [";
  private static final String RUNNING = "Running benchmark for ";
  private static final Pattern THREADS = Pattern.compile("[Nn]um threads: \\[([0-9]{1,6})]");
  private static final Pattern FAILURE =
      Pattern.compile("ERROR: |[Ff]ailed to |Benchmarking failed");
  private static final String EXPECTED = "expected a line `Inference timings in us: ..";
  private static final Pattern SOURCE_LINE = Pattern.compile("\\.(?:h|cc):[0-9]{1,9}]");
  private static final Pattern NODES = Pattern.compile("Number of nodes executed: ([0-9]{1,9})");

  private enum Section {
    RUNS,
    INITIALIZATION,
    OPERATIONS,
    OTHERS
  }

  private final ImportText text;
  private final int begin;
  private Optional<String> graph = Optional.empty();
  private OptionalInt threads = OptionalInt.empty();
  private final LiteRtDelegates delegates = new LiteRtDelegates();
  private final LiteRtEnding ending;
  private Optional<LiteRtStats> stats = Optional.empty();
  private Optional<LiteRtStats> profiled = Optional.empty();
  private OptionalLong warmup = OptionalLong.empty();
  private int counted;
  private int countedAt;
  private List<OperationTime> operations = List.of();
  private boolean operationsEnd;
  private Section section = Section.RUNS;

  LiteRtRun(ImportText text, int begin) {
    this.text = text;
    this.begin = begin;
    this.ending = new LiteRtEnding(text);
  }

  /** Whether a line starts a run, of which there may be several in a log. */
  boolean isStart(String line) {
    return line.endsWith("STARTING!")
        || (ending.isTimed() && (line.contains(RUNNING) || isParameter(line)));
  }

  // The tool prints its parameters first: `Num threads: [4]`. `[model.h:89]` is no parameter.
  private static boolean isParameter(String line) {
    int value = line.lastIndexOf(": [");
    return value >= 0
        && line.indexOf(']', value) == line.stripTrailing().length() - 1
        && !SOURCE_LINE.matcher(line).find();
  }

  /** Whether it has no content yet. */
  boolean isEmpty() {
    return graph.isEmpty() && stats.isEmpty() && !ending.isTimed() && operations.isEmpty();
  }

  void take(String line, int number) {
    graphIn(line).ifPresent(it -> graph = Optional.of(it));
    find(THREADS, line).ifPresent(it -> threads = OptionalInt.of(Integer.parseInt(it.group(1))));
    find(NODES, line).ifPresent(it -> takeNodes(Integer.parseInt(it.group(1)), number));
    delegates.take(line);
    takeSection(line, number);
    LiteRtStats.of(text, line, number).ifPresent(it -> takeStats(line, number, it));
    if (ending.take(line, number)) {
      stats.ifPresent(it -> ending.check(it, number));
    }
  }

  private static Optional<String> graphIn(String line) {
    int start = line.indexOf(GRAPH);
    int end = line.lastIndexOf(']');
    return start >= 0 && end > start + GRAPH.length()
        ? Optional.of(line.substring(start + GRAPH.length(), end))
        : Optional.empty();
  }

  private static Optional<Matcher> find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private void takeNodes(int nodes, int number) {
    if (section != Section.OPERATIONS || operations.isEmpty() || operationsEnd) {
      return;
    }
    operationsEnd = true;
    if (nodes != operations.size()) {
      throw text.problem(
          ImportCode.CONTRADICTION,
          number,
          "expected a table of " + nodes + " operations, found " + operations.size() + " in it",
          "rows are missing; take the whole output");
    }
  }

  /** Remarks on the figures. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(delegates.notes(begin));
    if (!operations.isEmpty() && !operationsEnd) {
      notes.add("The table of operations may be cut off: the number of nodes is missing after it.");
    }
    return notes;
  }

  private void takeSection(String line, int number) {
    if (line.contains("Profiling Info for Benchmark Initialization")) {
      section = Section.INITIALIZATION;
    } else if (line.contains("Operator-wise Profiling Info for Regular Benchmark Runs")) {
      section = Section.OPERATIONS;
    } else if (line.contains("Delegate internal")) {
      section = Section.OTHERS;
    } else if (line.contains("= Run Order =")
        && section != Section.INITIALIZATION
        && section != Section.OTHERS
        && operations.isEmpty()) {
      operations = LiteRtTable.read(text, number + 1);
    }
  }

  private void takeStats(String line, int number, LiteRtStats found) {
    if (line.contains("Timings (microseconds):")) {
      if (section == Section.OPERATIONS && profiled.isEmpty()) {
        profiled = Optional.of(found);
      }
    } else if (!line.contains("Memory (bytes)") && !ending.isTimed()) {
      warmup = stats.map(it -> OptionalLong.of(it.n())).orElse(OptionalLong.empty());
      stats = Optional.of(found); // the warm-up's comes first
      counted++;
      countedAt = number;
    }
  }

  /** The latency from a log. */
  ImportedLatency ofLog(int lastLine) {
    if (!ending.isTimed()) {
      throw unended(lastLine);
    }
    LiteRtStats runs = stats.orElse(new LiteRtStats(0, Map.of()));
    Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
    figures.putAll(ending.figures());
    figures.putAll(runs.figures());
    OptionalLong n = runs.n() == 0 ? ending.runs() : OptionalLong.of(runs.n());
    return latency(runs.statistic(), figures, n);
  }

  /** A log of one start, with more of it than a latency from elsewhere has. */
  LiteRtStart ofStart(int lastLine) {
    return new LiteRtStart(ofLog(lastLine), warmup, delegates.shares());
  }

  private SpecException unended(int lastLine) {
    return failed(lastLine)
        .or(() -> otherEnding(lastLine))
        .orElseGet(
            () ->
                text.problem(
                    ImportCode.CUT_OFF,
                    lastLine,
                    EXPECTED + "` for " + words() + ", found none",
                    "the output was cut off or the run failed; measure again"));
  }

  private Optional<SpecException> failed(int lastLine) {
    for (int number = lastLine; number > Math.max(begin, countedAt); number--) {
      String line = text.lines().get(number - 1);
      if (FAILURE.matcher(line).find()) {
        return Optional.of(
            text.problem(
                ImportCode.FAILED_RUN,
                number,
                "expected the result of " + words() + ", found `" + ImportText.shown(line) + "`",
                "there is no latency to import"));
      }
    }
    return Optional.empty();
  }

  // After the runs, a version of the tool whose results are not known prints something else.
  private Optional<SpecException> otherEnding(int lastLine) {
    for (int number = countedAt + 1; counted > 1 && number < lastLine; number++) {
      String line = text.lines().get(number - 1);
      if (!line.isBlank() && !ending.isStarted()) {
        return Optional.of(
            text.problem(
                ImportCode.WRONG_LINE,
                number,
                EXPECTED
                    + "` or a block BENCHMARK RESULTS for "
                    + words()
                    + ", found `"
                    + ImportText.shown(line)
                    + "`",
                "other forms of the tool's results are not read; enter them by hand"));
      }
    }
    return Optional.empty();
  }

  private String words() {
    return "the run that starts in line " + begin;
  }

  /** The latency from an operation profile. */
  ImportedLatency ofProfile() {
    LiteRtStats runs =
        profiled
            .filter(it -> it.n() > 0 && it.figures().containsKey(it.statistic()))
            .orElseThrow(
                () ->
                    text.problem(
                        ImportCode.NO_LATENCY,
                        text.lastLine(),
                        "expected a line `Timings (microseconds): ..` after the regular runs'"
                            + " operations, found none",
                        "operations alone are no latency; import the log of the same run"));
    return latency(runs.statistic(), runs.figures(), OptionalLong.of(runs.n()));
  }

  private ImportedLatency latency(
      Statistic statistic, Map<Statistic, Double> figures, OptionalLong n) {
    return new ImportedLatency(
        ImportedNetwork.named(graph.map(LiteRtRun::stem).orElseGet(text::stem)),
        Latency.of(
            statistic,
            figures,
            n,
            KnownDevice.UNKNOWN,
            KnownRuntime.named("LiteRT").with(threads, facts()),
            HowKnown.MEASURED_ELSEWHERE),
        ending.peak(),
        Map.of(),
        operations,
        LatencySource.file(text));
  }

  private Map<String, String> facts() {
    return delegates.words().map(it -> Map.of(KnownRuntime.DELEGATE, it)).orElse(Map.of());
  }

  static String stem(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.endsWith(".tflite") ? last.substring(0, last.length() - ".tflite".length()) : last;
  }
}
