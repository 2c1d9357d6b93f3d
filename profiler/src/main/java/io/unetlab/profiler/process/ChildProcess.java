package io.unetlab.profiler.process;

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
 * One child process, supervised from start to end. Nothing is left running, however it ends.
 *
 * @param <E> a step
 * @param <R> the result
 */
public final class ChildProcess<E, R> {

  // Rare enough that polling does not slow a measurement.
  private static final long POLL_MS = 500;

  private static final long GRACE_S = 5;

  private final Process process;
  private final Object job;
  private final Class<E> eventType;
  private final Class<R> resultType;
  private final ChildWatch<E> watch;
  private final BlockingQueue<ChildLine> said = new LinkedBlockingQueue<>();
  private final LastLines lastLines = new LastLines();
  private String failure = "";
  private OptionalLong peakBytes = OptionalLong.empty();

  private ChildProcess(
      Process process, Object job, Class<E> eventType, Class<R> resultType, ChildWatch<E> watch) {
    this.process = process;
    this.job = job;
    this.eventType = eventType;
    this.resultType = resultType;
    this.watch = watch;
  }

  /**
   * Starts the process and waits until it ends.
   *
   * @param command {@link ChildCommand}
   * @param job a record, for {@link ChildProgram}
   * @throws ChildDiedException when it ended without a result
   * @throws CancellationException when the watch stopped it
   */
  public static <E, R> R run(
      List<String> command,
      Object job,
      Class<E> eventType,
      Class<R> resultType,
      ChildWatch<E> watch)
      throws ChildDiedException {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new ChildDiedException("no process can be started: " + Reason.of(e));
    }
    try {
      return new ChildProcess<>(process, job, eventType, resultType, watch).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the " + watch.name() + " was stopped");
    } finally {
      kill(process);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private R run() throws InterruptedException, ChildDiedException {
    Writer in = process.outputWriter(StandardCharsets.UTF_8);
    start(() -> send(in));
    start(() -> hear(process.inputReader(StandardCharsets.UTF_8)));
    Thread errors = start(() -> hearErrors(process.errorReader(StandardCharsets.UTF_8)));
    while (true) {
      watch.requireGoingOn();
      ChildLine line = said.poll(POLL_MS, TimeUnit.MILLISECONDS);
      if (line == null) {
        look();
        Optional<String> late = watch.overdue();
        if (late.isPresent()) {
          throw new ChildDiedException(late.get());
        }
      } else if (line.equals(ChildLine.END)) {
        throw ended(errors);
      } else {
        Optional<R> result = take(line);
        if (result.isPresent()) {
          process.waitFor(GRACE_S, TimeUnit.SECONDS);
          return result.get();
        }
      }
    }
  }

  // The system's peak never falls, so the last value is the highest.
  private void look() {
    OptionalLong bytes = PeakMemory.residentBytes(process.pid());
    peakBytes = bytes.isPresent() ? bytes : peakBytes;
  }

  private Thread start(Runnable work) {
    Thread thread = new Thread(work, watch.name());
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

  private Optional<R> take(ChildLine line) {
    switch (line.kind()) {
      case EVENT -> line.as(eventType).ifPresent(watch::tell);
      case FAILURE -> failure = line.as(String.class).orElse(failure);
      case RESULT, END -> {}
    }
    return line.kind() == ChildLine.Kind.RESULT ? line.as(resultType) : Optional.empty();
  }

  private ChildDiedException ended(Thread errors) throws InterruptedException {
    if (!process.waitFor(GRACE_S, TimeUnit.SECONDS)) {
      return new ChildDiedException("the " + watch.name() + " stopped its output without ending");
    }
    watch.requireGoingOn(); // A signal to all processes may have reached the child first.
    if (ChildDeath.isInterrupt(process.exitValue())) {
      throw new CancellationException("the " + watch.name() + " was stopped");
    }
    if (!failure.isEmpty()) {
      return new ChildDiedException(failure);
    }
    errors.join(TimeUnit.SECONDS.toMillis(1)); // for its last lines
    return new ChildDiedException(
        ChildDeath.reason(
            watch.name(), process.exitValue(), process.pid(), peakBytes, lastLines.text()));
  }
}
