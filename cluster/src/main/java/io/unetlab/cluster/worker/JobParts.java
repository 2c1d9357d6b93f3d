package io.unetlab.cluster.worker;

import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.OpenJobs;
import io.unetlab.ablations.task.SentJob;
import io.unetlab.ablations.task.Sessions;
import io.unetlab.ablations.task.files.FileSource;
import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.ablations.task.files.SharedMark;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does parts of jobs within the program. It is called through Java's own types, since its caller
 * has another class loader: with what it has to know, by the names below, and with the part. It
 * returns a written {@link Answer}, and throws a {@link ClusterException} when the job cannot be
 * opened in this process.
 */
public final class JobParts implements BiFunction<Map<String, Object>, String, String> {

  /** What differs for each run. */
  static final String RUN = "run";

  /** The job, as {@link SentJob} writes it. */
  static final String JOB = "job";

  /** The directory of the files that Spark sent. */
  static final String SENT = "sent";

  /** The path of the shared directory; missing if it is none. */
  static final String DIRECTORY = "directory";

  /** The shared folder as {@link CalledFolder} calls it; missing if it is none. */
  static final String FOLDER = "folder";

  private static final OpenJobs JOBS = new OpenJobs();

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(JOBS::close, "unetlab-jobs"));
    } catch (IllegalStateException endsAlready) {
      // With a process that is stopped before its first part there is nothing to close.
    }
  }

  /** Closes the jobs of this process of which no part runs. */
  public static void close() {
    JOBS.close();
  }

  @Override
  public String apply(Map<String, Object> words, String part) {
    return answer(SentJob.read((String) known(words, JOB)), reach(words), part).written();
  }

  // Running out of memory is a failure of the part: its memory is garbage by now.
  private static Answer answer(SentJob job, OpenJobs.Reach reach, String part) {
    try {
      return new Answer(Answer.Kind.DONE, JOBS.run(job, reach, part));
    } catch (ClusterException unopened) {
      throw unopened;
    } catch (RuntimeException | Error e) {
      return new Answer(Answer.Kind.FAILED, Sessions.reason(e));
    }
  }

  private static OpenJobs.Reach reach(Map<String, Object> words) {
    Path sent = Path.of((String) known(words, SENT));
    Optional<SharedFolder> folder = folder(words);
    folder.ifPresent(it -> require(new SharedMark(it, (String) known(words, RUN))));
    FileSource ofSpark =
        (name, target) -> Files.copy(sent.resolve(Path.of(name).getFileName()), target);
    return new OpenJobs.Reach(
        folder.<FileSource>map(it -> it).orElse(ofSpark), folder, CacheDirectory.made("cluster"));
  }

  private static void require(SharedMark mark) {
    try {
      if (!mark.isThere()) {
        throw new ClusterException(
            "--shared is another place on this machine: it has no file "
                + mark.name()
                + ", which `run` put there; mount the same one under the same name");
      }
    } catch (IOException e) {
      throw new ClusterException("the shared place cannot be read: " + Reason.of(e), e);
    }
  }

  @SuppressWarnings("unchecked") // as CalledFolder declares
  private static Optional<SharedFolder> folder(Map<String, Object> words) {
    if (words.containsKey(DIRECTORY)) {
      return Optional.of(new SharedDirectory(Path.of((String) known(words, DIRECTORY))));
    }
    return Optional.ofNullable(words.get(FOLDER))
        .map(it -> new CalledFolder((Function<List<String>, List<String>>) it));
  }

  private static Object known(Map<String, Object> words, String name) {
    return Objects.requireNonNull(words.get(name), name);
  }
}
