package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.PeakMemory;
import io.unetlab.spec.source.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One measuring process, supervised from start to end. Nothing is left running, however the session
 * ends.
 */
final class ChildProcess {

  // Rare enough that polling does not slow the measurement.
  private static final long POLL_MS = 500;

  private static final long GRACE_S = 5;

  /** For work outside any network: starting Java, unpacking a runtime, the kernel. */
  private static final double OVERHEAD_S = 300;

  private final Process process;
  private final MeasuringJob job;
  private final Observer observer;
  private final BlockingQueue<ChildLine> said = new LinkedBlockingQueue<>();
  private final LastLines lastLines = new LastLines();
  private Optional<String> network = Optional.empty();
  private String stage = "start";
  private String failure = "";
  private long since = System.nanoTime();
  private OptionalLong peakBytes = OptionalLong.empty();

  private ChildProcess(Process process, MeasuringJob job, Observer observer) {
    this.process = process;
    this.job = job;
    this.observer = observer;
  }

  /**
   * Starts the process and waits until it ends.
   *
   * @throws ChildDiedException when it ended without a result
   * @throws CancellationException when the observer stopped it
   */
  static BenchRun run(List<String> command, MeasuringJob job, Observer observer)
      throws ChildDiedException {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new ChildDiedException(
          Optional.empty(), "start", "no process can be started: " + Reason.of(e));
    }
    try {
      return new ChildProcess(process, job, observer).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while measuring");
    } finally {
      kill(process);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private BenchRun run() throws InterruptedException, ChildDiedException {
    Writer in = process.outputWriter(StandardCharsets.UTF_8);
    start(() -> send(in));
    start(() -> hear(process.inputReader(StandardCharsets.UTF_8)));
    Thread errors = start(() -> hearErrors(process.errorReader(StandardCharsets.UTF_8)));
    while (true) {
      requireGoingOn();
      ChildLine line = said.poll(POLL_MS, TimeUnit.MILLISECONDS);
      if (line == null) {
        look();
        if (secondsSince() > limit() + GRACE_S) {
          throw died("took longer than " + seconds(limit()) + " s");
        }
      } else if (line.equals(ChildLine.END)) {
        throw ended(errors);
      } else {
        BenchRun run = line.run();
        if (run != null) {
          return measured(run);
        }
        take(line);
      }
    }
  }

  // The system's peak never falls, so the last value is the highest.
  private void look() {
    OptionalLong bytes = PeakMemory.residentBytes(process.pid());
    peakBytes = bytes.isPresent() ? bytes : peakBytes;
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "measuring process");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  // A separate thread, so a process that does not read cannot block this one. The stream stays
  // open: closing it would end the process.
  private void send(Writer in) {
    try {
      in.write(RecordJson.write(job) + '\n');
      in.flush();
    } catch (IOException died) {
      // Its exit code gives the reason.
    }
  }

  private void hear(BufferedReader out) {
    try (out) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Optional<ChildLine> ours = ChildLine.read(line);
        if (ours.isPresent()) {
          said.add(ours.get());
        } else {
          lastLines.add(line);
        }
      }
    } catch (IOException killed) {
      // Lines read so far are kept.
    } finally {
      said.add(ChildLine.END);
    }
  }

  private void hearErrors(BufferedReader err) {
    try (err) {
      err.lines().forEach(lastLines::add);
    } catch (IOException | UncheckedIOException killed) {
      // Lines read so far are kept.
    }
  }

  private void requireGoingOn() {
    observer.requireGoingOn("stopped while measuring");
  }

  private void take(ChildLine line) {
    String why = line.failure();
    if (why != null) {
      failure = why;
    }
    LatencyEvent event = line.event();
    if (event == null) {
      return;
    }
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

  private double secondsSince() {
    return (System.nanoTime() - since) / 1e9;
  }

  private double limit() {
    double most = job.mostSeconds();
    return network.isEmpty() ? Math.max(most, OVERHEAD_S) : most;
  }

  private static String seconds(double seconds) {
    return Double.toString(seconds).replaceFirst("\\.0$", "");
  }

  private BenchRun measured(BenchRun run) throws InterruptedException {
    process.waitFor(GRACE_S, TimeUnit.SECONDS);
    return run;
  }

  private ChildDiedException ended(Thread errors) throws InterruptedException {
    if (!process.waitFor(GRACE_S, TimeUnit.SECONDS)) {
      return died("the measuring process stopped its output without ending");
    }
    requireGoingOn(); // A signal to all processes may have reached the child first.
    if (ChildDeath.isInterrupt(process.exitValue())) {
      throw new CancellationException("the measuring process was stopped");
    }
    if (!failure.isEmpty()) {
      return died(failure);
    }
    errors.join(TimeUnit.SECONDS.toMillis(1)); // for its last lines
    return died(ChildDeath.reason(process.exitValue(), process.pid(), peakBytes, lastLines.text()));
  }

  private ChildDiedException died(String reason) {
    return new ChildDiedException(network, stage, reason);
  }
}
