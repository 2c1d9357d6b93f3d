package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.FileSource;
import io.unetlab.ablations.task.files.ReceivedFiles;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a process that works for another machine. Each is opened once, by its first part, and
 * closed when another job is opened and no part of it runs.
 */
public final class OpenJobs {

  private static final Logger LOG = System.getLogger(OpenJobs.class.getName());

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

  /** A job with parts in this process; its first part opens it, the others wait for that one. */
  private static final class Open {

    private int parts; // guarded by the OpenJobs
    private @Nullable ReceivedFiles files;
    private Job.@Nullable Worker worker;

    synchronized Job.Worker worker(SentJob job, Reach reach) {
      Job.Worker own = worker;
      if (own == null) {
        ProgramVersion.requireSame(job.version());
        ReceivedFiles received = received(job, reach);
        own = opened(job, reach, received);
        files = received;
        worker = own;
      }
      return own;
    }

    synchronized void close() {
      try (ReceivedFiles received = files) {
        if (worker != null) {
          worker.close();
        }
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
    Open own = enter(id);
    try {
      return own.worker(job, reach).run(part);
    } finally {
      leave(own);
    }
  }

  private synchronized Open enter(String id) {
    Open own = open.get(id);
    if (own == null) {
      closeIdle();
      own = new Open();
      open.put(id, own);
    }
    own.parts++;
    return own;
  }

  private synchronized void leave(Open own) {
    own.parts--;
  }

  private static ReceivedFiles received(SentJob job, Reach reach) {
    try {
      return ReceivedFiles.get(job.files(), reach.source(), reach.cache());
    } catch (IOException e) {
      throw new ClusterException("the files of a job cannot be fetched: " + Reason.of(e), e);
    }
  }

  private static Job.Worker opened(SentJob job, Reach reach, ReceivedFiles files) {
    try {
      return job.job().open(new Place(files, reach.shared()));
    } catch (CancellationException stopped) {
      close(files);
      throw stopped;
    } catch (RuntimeException | Error e) {
      close(files);
      throw new ClusterException(Sessions.reason(e), e);
    }
  }

  private static void close(ReceivedFiles files) {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeIdle() {
    for (Iterator<Open> all = open.values().iterator(); all.hasNext(); ) {
      Open one = all.next();
      if (one.parts == 0) {
        all.remove();
        closeIdle(one);
      }
    }
  }

  // What it throws is not the failure of the part that comes next.
  private static void closeIdle(Open one) {
    try {
      one.close();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a job could not be closed", e);
    }
  }

  /** Closes the jobs that no part runs of. */
  public synchronized void close() {
    closeIdle();
  }
}
