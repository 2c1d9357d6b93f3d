package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.FileSource;
import io.unetlab.ablations.task.files.ReceivedFiles;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The jobs of a process that works for another machine. Each is opened once, by its first part, and
 * closed when another job is opened and no part of it runs.
 */
public final class OpenJobs {

  /**
   * How a process reaches what it needs.
   *
   * @param source of the jobs' files
   * @param shared for checkpoints; empty to keep none beyond this machine
   * @param cache a folder of this machine
   */
  public record Reach(FileSource source, Optional<SharedFolder> shared, Path cache) {

    public Reach {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(shared, "shared");
      Objects.requireNonNull(cache, "cache");
    }
  }

  /** A job that is open. */
  private static final class Open {

    private final ReceivedFiles files;
    private final Job.Worker worker;
    private int parts;

    Open(ReceivedFiles files, Job.Worker worker) {
      this.files = files;
      this.worker = worker;
    }

    void close() {
      try (files) {
        worker.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Where the files of a job are. */
  private record Place(ReceivedFiles files, Optional<SharedFolder> shared) implements WorkPlace {

    @Override
    public Path local(Path named) {
      return files.local(named);
    }
  }

  private final Map<String, Open> open = new HashMap<>(); // guarded by this

  /**
   * Does a part of a job, on the calling thread.
   *
   * @throws ClusterException if the job cannot be opened here, so no part of it can be done
   * @throws RuntimeException if the part failed
   */
  public String run(SentJob job, Reach reach, String part) {
    String id = job.id();
    Open own = enter(id, job, reach);
    try {
      return own.worker.run(part);
    } finally {
      leave(own);
    }
  }

  private synchronized Open enter(String id, SentJob job, Reach reach) {
    Open own = open.get(id);
    if (own == null) {
      closeIdle();
      own = start(job, reach);
      open.put(id, own);
    }
    own.parts++;
    return own;
  }

  private synchronized void leave(Open own) {
    own.parts--;
  }

  private static Open start(SentJob job, Reach reach) {
    try {
      ReceivedFiles files = ReceivedFiles.get(job.files(), reach.source(), reach.cache());
      try {
        return new Open(files, job.job().open(new Place(files, reach.shared())));
      } catch (CancellationException stopped) {
        files.close();
        throw stopped;
      } catch (RuntimeException | Error e) {
        files.close();
        throw new ClusterException(Sessions.reason(e), e);
      }
    } catch (IOException e) {
      throw new ClusterException("the files of a job cannot be fetched: " + Reason.of(e), e);
    }
  }

  private void closeIdle() {
    for (Iterator<Open> all = open.values().iterator(); all.hasNext(); ) {
      Open one = all.next();
      if (one.parts == 0) {
        all.remove();
        one.close();
      }
    }
  }

  /** Closes the jobs that no part runs of. */
  public synchronized void close() {
    closeIdle();
  }
}
