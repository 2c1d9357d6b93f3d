package io.unetlab.ablations.task;

import io.unetlab.ablations.task.files.FileManifest;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.process.RecordJson;
import java.io.IOException;
import java.util.Objects;

/**
 * A job as it is sent to other machines, with the contents of its files by hash.
 *
 * @param version of the program that sends it; another one may do something else
 * @param record the {@link Job}
 */
public record SentJob(String version, SentRecord record, FileManifest files) {

  public SentJob {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(files, "files");
  }

  /**
   * Reads the job's files.
   *
   * @param job a record
   * @throws IOException if a file is missing or cannot be read
   */
  public static SentJob of(Job job) throws IOException {
    return new SentJob(
        ProgramVersion.text(), SentRecord.of((Record) job), FileManifest.of(job.files()));
  }

  /** What {@link #read} reads. */
  public String text() {
    return RecordJson.write(this);
  }

  public static SentJob read(String text) {
    return RecordJson.read(text, SentJob.class);
  }

  /** The same for the same job with the same files. */
  public String id() {
    return Sha256.of(text());
  }

  Job job() {
    return record.as(Job.class);
  }
}
