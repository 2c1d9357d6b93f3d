package io.unetlab.ablations.exec;

import io.unetlab.ablations.FakeBench;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** Latencies that depend on the network's hash alone, and the ways in which a target fails. */
final class SimulatedTarget extends FakeBench {

  final List<List<SpecHash>> sessions = new ArrayList<>();

  /** A network that takes longer breaks its session. */
  long mostMillis = Long.MAX_VALUE;

  /** Nanoseconds of a session. */
  long takes;

  boolean absent;

  /** After this many sessions. */
  int lostAfter = Integer.MAX_VALUE;

  /** After this many sessions. */
  int stopsAfter = Integer.MAX_VALUE;

  private final String target;
  private final AtomicLong clock;

  SimulatedTarget(String target, AtomicLong clock) {
    this.target = target;
    this.clock = clock;
  }

  @Override
  public String target() {
    if (absent) {
      throw DeviceException.refused("no device is attached");
    }
    return target;
  }

  @Override
  protected long millis(BenchSubject subject) {
    return 400L + (subject.hash().hex().hashCode() & 63);
  }

  @Override
  public BenchRun measure(List<BenchSubject> subjects, long replicate) {
    clock.addAndGet(takes);
    if (sessions.size() >= lostAfter) {
      throw DeviceException.refused("the device is gone");
    }
    sessions.add(subjects.stream().map(BenchSubject::hash).toList());
    if (sessions.size() > stopsAfter) {
      throw new CancellationException("stopped while measuring");
    }
    if (subjects.stream().anyMatch(it -> millis(it) > mostMillis)) {
      throw new IllegalStateException("out of memory");
    }
    return super.measure(subjects, replicate);
  }
}
