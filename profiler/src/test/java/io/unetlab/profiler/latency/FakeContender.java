package io.unetlab.profiler.latency;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Takes scripted times, counts what is done to it, and writes its turns down. */
final class FakeContender implements Contender {

  private final String name;
  private final FakeClock clock;
  private final IntToDoubleFunction millis;
  private final List<String> log;
  int loads;
  int runs;
  int open;
  int mostOpen;
  int failAtRun = Integer.MAX_VALUE;
  boolean failLoad;
  boolean failClose;

  /**
   * @param millis of each run, which are counted from 0 over all sessions
   */
  FakeContender(String name, FakeClock clock, List<String> log, IntToDoubleFunction millis) {
    this.name = name;
    this.clock = clock;
    this.log = log;
    this.millis = millis;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Session load() {
    loads++;
    clock.passMillis(1000 * loads);
    if (failLoad) {
      throw new IllegalStateException("no such file");
    }
    open++;
    mostOpen = Math.max(mostOpen, open);
    return new FakeSession();
  }

  private final class FakeSession implements Session {
    @Override
    public String name() {
      return name;
    }

    @Override
    public void run() {
      log.add(name);
      if (runs == failAtRun) {
        throw new UnsatisfiedLinkError("no kernel");
      }
      clock.passMillis(millis.applyAsDouble(runs++));
    }

    @Override
    public void close() {
      open--;
      if (failClose) {
        throw new IllegalStateException("stuck");
      }
    }
  }
}
