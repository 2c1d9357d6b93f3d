package io.unetlab.agent;

import java.util.function.LongSupplier;

/** One network from its file to its last sample. */
final class Benchmark {

  private final Backend backend;
  private final StopRule rule;
  private final Lines lines;
  private final LongSupplier clock;
  private final long began;
  private final CoreClocks clocks = CoreClocks.own();
  private String stage = "load";

  /**
   * @param clock nanoseconds from an arbitrary origin
   */
  Benchmark(Backend backend, StopRule rule, Lines lines, LongSupplier clock) {
    this.backend = backend;
    this.rule = rule;
    this.lines = lines;
    this.clock = clock;
    this.began = clock.getAsLong();
  }

  /** Whether all went well; if not, the lines say why, or the reader is gone. */
  boolean run() {
    try {
      measure();
      lines.done(ProcessStatus.own().peakBytes());
      return true;
    } catch (ReaderGoneException e) {
      return false;
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return failed(e);
    }
  }

  private boolean failed(Throwable reason) {
    try {
      lines.failed(stage, text(reason), ProcessStatus.own().peakBytes());
    } catch (ReaderGoneException e) {
      // The reader is gone: there is no one to report to.
    }
    return false;
  }

  private static String text(Throwable reason) {
    String message = reason.getMessage();
    return message == null || reason instanceof Error ? reason.toString() : message;
  }

  private void measure() throws Exception {
    lines.hello(Hello.of(backend));
    long start = clock.getAsLong();
    try (Backend.Network network = backend.load()) {
      lines.load(clock.getAsLong() - start, network.bytes());
      stage = "inputs";
      network.readInputs();
      warmUp(network);
      sample(network);
      stage = "check";
      lines.check(network.check());
    }
  }

  private void warmUp(Backend.Network network) throws Exception {
    stage = "first";
    long total = time(network);
    lines.first(total);
    stage = "warmup";
    for (int runs = 1; !rule.warm(runs, total); runs++) {
      long duration = time(network);
      total += duration;
      lines.warmup(runs - 1, duration);
    }
  }

  private void sample(Backend.Network network) throws Exception {
    stage = "sample";
    long total = 0;
    for (int runs = 0; !rule.done(runs, total); runs++) {
      long start = clock.getAsLong();
      long duration = time(network);
      total += duration;
      lines.sample(start - began, duration, clocks.khz());
    }
  }

  // At least one nanosecond, since a coarse clock may measure 0.
  private long time(Backend.Network network) throws Exception {
    long start = clock.getAsLong();
    network.run();
    return Math.max(1, clock.getAsLong() - start);
  }
}
