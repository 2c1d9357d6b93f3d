package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.process.ChildWatch;
import java.util.Optional;

/** Which network a measuring process works on, what it does with it, and for how long. */
final class AtWork implements ChildWatch<LatencyEvent> {

  private static final double GRACE_S = 5;

  /** For work outside any network: starting Java, unpacking a runtime, the kernel. */
  private static final double OVERHEAD_S = 300;

  private final double mostSeconds;
  private final Observer observer;
  private Optional<String> network = Optional.empty();
  private String stage = "start";
  private long since = System.nanoTime();

  /**
   * @param mostSeconds time limit per network
   */
  AtWork(double mostSeconds, Observer observer) {
    this.mostSeconds = mostSeconds;
    this.observer = observer;
  }

  /** The network; empty outside any. */
  Optional<String> network() {
    return network;
  }

  String stage() {
    return stage;
  }

  @Override
  public String name() {
    return "measuring process";
  }

  @Override
  public void tell(LatencyEvent event) {
    if (event.kind() == LatencyEvent.Kind.STARTED) {
      atWork(Optional.of(event.subject()), event.detail());
    } else if (event.kind() == LatencyEvent.Kind.CALIBRATING) {
      atWork(Optional.empty(), "calibration");
    }
    observer.tell(event);
  }

  private void atWork(Optional<String> other, String started) {
    if (!other.equals(network)) {
      since = System.nanoTime();
    }
    network = other;
    stage = started;
  }

  @Override
  public void requireGoingOn() {
    observer.requireGoingOn("stopped while measuring");
  }

  @Override
  public Optional<String> overdue() {
    double limit = network.isEmpty() ? Math.max(mostSeconds, OVERHEAD_S) : mostSeconds;
    boolean over = (System.nanoTime() - since) / 1e9 > limit + GRACE_S;
    return over ? Optional.of("took longer than " + seconds(limit) + " s") : Optional.empty();
  }

  private static String seconds(double seconds) {
    return Double.toString(seconds).replaceFirst("\\.0$", "");
  }
}
