package io.unetlab.cluster.worker;

import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.OpenJobs;
import io.unetlab.ablations.task.SentJob;
import io.unetlab.ablations.task.Sessions;
import io.unetlab.ablations.task.files.FileSource;
import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.builders.cache.CacheDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Does parts of jobs within the program. It is called through Java's own types, since its caller
 * has another class loader: with the job, its shared directory, the directory of the files that
 * Spark sent; and the part. It returns a written {@link Answer}, and throws a {@link
 * ClusterException} when the job cannot be opened in this process.
 */
public final class JobParts implements BiFunction<List<String>, String, String> {

  private static final OpenJobs JOBS = new OpenJobs();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(JOBS::close, "unetlab-jobs"));
  }

  /** Closes the jobs of this process of which no part runs. */
  public static void close() {
    JOBS.close();
  }

  @Override
  public String apply(List<String> words, String part) {
    SentJob job = SentJob.read(words.get(0));
    OpenJobs.Reach reach = reach(words.get(1), Path.of(words.get(2)));
    return answer(job, reach, part).written();
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

  private static OpenJobs.Reach reach(String shared, Path sent) {
    Optional<SharedFolder> folder =
        shared.isEmpty() ? Optional.empty() : Optional.of(new SharedDirectory(Path.of(shared)));
    FileSource ofSpark =
        (name, target) -> Files.copy(sent.resolve(Path.of(name).getFileName()), target);
    return new OpenJobs.Reach(
        folder.<FileSource>map(it -> it).orElse(ofSpark), folder, CacheDirectory.made("cluster"));
  }
}
