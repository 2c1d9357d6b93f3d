package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.Statistic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of benchmark_model, built line by line. */
final class LiteRtRun {

  private static final String N = LiteRtStats.NUMBER;
  private static final Pattern GRAPH = Pattern.compile("Graph: \\[(.+)]");
  private static final Pattern THREADS = Pattern.compile("[Nn]um threads: \\[([0-9]{1,6})]");
  private static final Pattern DELEGATE =
      Pattern.compile("Explicitly applied (\\S+ delegate)|Created TensorFlow Lite (.+?)\\.?$");
  private static final Pattern TIMINGS =
      Pattern.compile(
          "Inference timings in us: Init: "
              + N
              + ", First inference: "
              + N
              + ", Warmup \\(avg\\): (\\S+), Inference \\(avg\\): "
              + N);
  private static final Pattern PEAK =
      Pattern.compile(
          "(?:Overall peak memory footprint \\(MB\\) via periodic monitoring: "
              + "|Peak memory footprint \\(MB\\): init=\\S+ overall=)"
              + N);
  private static final Pattern NODES = Pattern.compile("Number of nodes executed: ([0-9]{1,9})");
  private static final double DIGITS = 1e-5;

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
  private final Map<String, String> facts = new TreeMap<>();
  private Optional<LiteRtStats> stats = Optional.empty();
  private Optional<LiteRtStats> profiled = Optional.empty();
  private Optional<LiteRtTimings> timings = Optional.empty();
  private Optional<ByteRange> peak = Optional.empty();
  private List<OperationTime> operations = List.of();
  private boolean operationsEnd;
  private Section section = Section.RUNS;

  /** Times other than those of the timed runs, in milliseconds. */
  private record LiteRtTimings(double load, double first, double average) {}

  LiteRtRun(ImportText text, int begin) {
    this.text = text;
    this.begin = begin;
  }

  /** Whether a line starts a run. */
  static boolean begins(String line) {
    return line.endsWith("STARTING!");
  }

  /** Whether the run reported its time. */
  boolean isTimed() {
    return timings.isPresent();
  }

  /** Whether it has no content yet. */
  boolean isEmpty() {
    return graph.isEmpty() && stats.isEmpty() && timings.isEmpty() && operations.isEmpty();
  }

  void take(String line, int number) {
    find(GRAPH, line).ifPresent(it -> graph = Optional.of(it.group(1)));
    find(THREADS, line).ifPresent(it -> threads = OptionalInt.of(Integer.parseInt(it.group(1))));
    find(DELEGATE, line).ifPresent(it -> facts.put("delegate", delegate(it)));
    find(PEAK, line).ifPresent(it -> peak = Optional.of(ByteRange.ofMebibytes(number(it, 1))));
    find(TIMINGS, line).ifPresent(it -> takeTimings(it, number));
    find(NODES, line).ifPresent(it -> takeNodes(Integer.parseInt(it.group(1)), number));
    takeSection(line, number);
    LiteRtStats.of(line).ifPresent(it -> takeStats(line, it));
  }

  private static Optional<Matcher> find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private static String delegate(Matcher found) {
    String applied = found.group(1);
    return applied == null ? found.group(2) : applied;
  }

  private static double number(Matcher found, int group) {
    return Double.parseDouble(found.group(group));
  }

  // The average is printed twice; when the values differ, the lines belong to different runs.
  private void takeTimings(Matcher found, int number) {
    double average = number(found, 4) / 1e3;
    timings =
        Optional.of(new LiteRtTimings(number(found, 1) / 1e3, number(found, 2) / 1e3, average));
    stats
        .map(it -> it.figures().get(Statistic.AVERAGE))
        .filter(it -> Math.abs(it - average) > DIGITS * average)
        .ifPresent(it -> failDifferent(number, average, it));
  }

  private void failDifferent(int number, double average, double counted) {
    throw text.problem(
        ImportCode.CONTRADICTION,
        number,
        "`Inference (avg)` is " + average + " ms, found " + counted + " ms in the line of its runs",
        "take one run's whole output");
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
    return operations.isEmpty() || operationsEnd
        ? List.of()
        : List.of(
            "The table of operations may be cut off: the number of nodes is missing after it.");
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

  private void takeStats(String line, LiteRtStats found) {
    if (line.contains("Timings (microseconds):")) {
      if (section == Section.OPERATIONS && profiled.isEmpty()) {
        profiled = Optional.of(found);
      }
    } else if (!line.contains("Memory (bytes)") && timings.isEmpty()) {
      stats = Optional.of(found); // the warm-up's comes first
    }
  }

  /** The latency from a log. */
  ImportedLatency ofLog(int lastLine) {
    LiteRtTimings told = timings.orElseThrow(() -> cutOff(lastLine));
    LiteRtStats runs = stats.orElse(new LiteRtStats(0, Map.of()));
    Map<Statistic, Double> figures = new TreeMap<>(runs.figures());
    figures.putIfAbsent(Statistic.AVERAGE, told.average());
    figures.put(Statistic.LOAD, told.load());
    figures.put(Statistic.FIRST_RUN, told.first());
    OptionalLong n = runs.n() == 0 ? OptionalLong.empty() : OptionalLong.of(runs.n());
    return latency(runs.statistic(), figures, n);
  }

  private RuntimeException cutOff(int lastLine) {
    return text.problem(
        ImportCode.CUT_OFF,
        lastLine,
        "expected a line `Inference timings in us: ..` for the run that starts in line "
            + begin
            + ", found none",
        "the output was cut off or the run failed; measure again");
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
            KnownRuntime.named("LiteRT").with(threads, facts),
            HowKnown.MEASURED_ELSEWHERE),
        peak,
        Map.of(),
        operations,
        LatencySource.file(text));
  }

  private static String stem(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.endsWith(".tflite") ? last.substring(0, last.length() - ".tflite".length()) : last;
  }
}
