package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.Statistic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What benchmark_model prints at the end of a run, built line by line: one line in microseconds, or
 * from the tool for compiled models a block BENCHMARK RESULTS in milliseconds, which may lack its
 * last digits.
 */
final class LiteRtEnding {

  private static final String N = LiteRtStats.NUMBER;
  private static final Pattern LINE =
      Pattern.compile(
          "Inference timings in us: Init: "
              + N
              + ", First inference: "
              + N
              + ", Warmup \\(avg\\): [^\\s,]++, Inference \\(avg\\): "
              + N);
  private static final Pattern IN_BLOCK =
      Pattern.compile(
          "(Model initialization|Warmup \\(first\\)|Inference \\((?:avg|min|max|std)\\)):\\s++"
              + N
              + "(?: ms)?+(?: \\(([0-9]{1,18}) runs\\))?+");
  private static final Pattern PEAK =
      Pattern.compile(
          "(?:Overall peak memory footprint \\(MB\\) via periodic monitoring: "
              + "|Peak memory footprint \\(MB\\): init=\\S++ overall="
              + "|Peak memory: {1,40}+)"
              + N);
  private static final Map<String, Statistic> NAMES =
      Map.of(
          "Model initialization", Statistic.LOAD,
          "Warmup (first)", Statistic.FIRST_RUN,
          "Inference (avg)", Statistic.AVERAGE,
          "Inference (min)", Statistic.MINIMUM,
          "Inference (max)", Statistic.MAXIMUM,
          "Inference (std)", Statistic.STANDARD_DEVIATION);
  private static final String RULE = "==========";
  private static final double DIGITS = 1e-5;
  private static final double BLOCK_DIGITS = 0.00501;

  private final ImportText text;
  private final Map<Statistic, Double> figures = new EnumMap<>(Statistic.class);
  private OptionalLong runs = OptionalLong.empty();
  private Optional<ByteRange> peak = Optional.empty();
  private boolean inBlock;
  private boolean afterBlock;

  LiteRtEnding(ImportText text) {
    this.text = text;
  }

  /**
   * Takes a line of the log.
   *
   * @return whether it tells the average, so that the run is timed
   */
  boolean take(String line, int number) {
    boolean timed = isTimed();
    boolean rule = inBlock && line.contains(RULE);
    inBlock |= line.contains("= BENCHMARK RESULTS =");
    afterBlock |= rule;
    find(PEAK, line).ifPresent(it -> peak = Optional.of(mebibytes(it, number)));
    find(LINE, line).ifPresent(it -> takeLine(it, number));
    if (inBlock && !afterBlock) {
      find(IN_BLOCK, line).ifPresent(it -> takeInBlock(it, number));
    }
    return !timed && isTimed();
  }

  private static Optional<Matcher> find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private ByteRange mebibytes(Matcher found, int number) {
    return ByteRange.ofMebibytes(text.number(found.group(1), number));
  }

  private void takeLine(Matcher found, int number) {
    figures.put(Statistic.LOAD, millis(found.group(1), number));
    figures.put(Statistic.FIRST_RUN, millis(found.group(2), number));
    figures.put(Statistic.AVERAGE, millis(found.group(3), number));
  }

  private double millis(String micros, int number) {
    return Decimals.millisOfMicros(text.number(micros, number));
  }

  private void takeInBlock(Matcher found, int number) {
    Statistic figure = NAMES.get(found.group(1));
    figures.put(Objects.requireNonNull(figure), text.number(found.group(2), number));
    Optional.ofNullable(found.group(3)).ifPresent(it -> runs = OptionalLong.of(Long.parseLong(it)));
  }

  /** Whether something of the results was printed. */
  boolean isStarted() {
    return inBlock || isTimed();
  }

  /** Whether the run reported its time; a block counts when it is whole. */
  boolean isTimed() {
    return figures.containsKey(Statistic.AVERAGE) && inBlock == afterBlock;
  }

  /** Milliseconds. */
  Map<Statistic, Double> figures() {
    return figures;
  }

  /** The number of runs, which only the block has. */
  OptionalLong runs() {
    return runs;
  }

  Optional<ByteRange> peak() {
    return peak;
  }

  /**
   * Compares with the line of the runs, which has the average too: when they differ, the lines
   * belong to different runs.
   *
   * @param number the line that was taken last
   */
  void check(LiteRtStats stats, int number) {
    double average = figures.getOrDefault(Statistic.AVERAGE, 0.0);
    double counted = stats.figures().getOrDefault(Statistic.AVERAGE, average);
    if (Math.abs(counted - average) > DIGITS * average + (inBlock ? BLOCK_DIGITS : 0)) {
      fail(number, average + " ms", counted + " ms");
    }
    if (runs.isPresent() && runs.getAsLong() != stats.n()) {
      fail(number, "of " + runs.getAsLong() + " runs", stats.n() + " runs");
    }
  }

  private void fail(int number, String here, String there) {
    throw text.problem(
        ImportCode.CONTRADICTION,
        number,
        "`Inference (avg)` is " + here + ", found " + there + " in the line of its runs",
        "take one run's whole output");
  }
}
