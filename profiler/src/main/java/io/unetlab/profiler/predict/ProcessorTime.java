package io.unetlab.profiler.predict;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * The clock that runs are timed with. A runtime with one thread computes on the thread that calls
 * it, whose processor time is what a run takes on an idle machine: what other programs take between
 * is not in it. Several threads wait for each other, so only the time that passes says what they
 * need.
 */
final class ProcessorTime {

  private ProcessorTime() {}

  /** Nanoseconds since some moment, for runs on this many threads that are made by one thread. */
  static LongSupplier clock(int threads) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    return threads == 1 && thread.isCurrentThreadCpuTimeSupported()
        ? thread::getCurrentThreadCpuTime
        : System::nanoTime;
  }
}
