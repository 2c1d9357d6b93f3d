package io.unetlab.cluster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.SentJob;
import io.unetlab.ablations.task.WorkPlace;
import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobPartsTest {

  @TempDir private Path folder;

  /** A job whose output is its part. */
  record Echo() implements Job {

    @Override
    public List<Path> files() {
      return List.of();
    }

    @Override
    public Worker open(WorkPlace place) {
      return new Worker() {
        @Override
        public String run(String part) {
          return part;
        }

        @Override
        public void close() {}
      };
    }
  }

  private String run(Path shared) throws IOException {
    return new JobParts()
        .apply(
            Map.of(
                JobParts.RUN,
                "run-1",
                JobParts.JOB,
                SentJob.of(new Echo()).text(),
                JobParts.SENT,
                folder.toString(),
                JobParts.DIRECTORY,
                shared.toString()),
            "part");
  }

  /** As where the network's directory is not mounted. */
  @Test
  void aMachineWithAnotherDirectoryOfTheSharedNameDoesNoWork() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Path unmounted = Files.createDirectory(folder.resolve("unmounted"));
    SharedMark mark = new SharedMark(new SharedDirectory(shared), "run-1");
    mark.put();

    assertThat(Answer.read(run(shared))).isEqualTo(new Answer(Answer.Kind.DONE, "part"));
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> run(unmounted))
        .withMessageContaining("--shared is another place on this machine")
        .withMessageContaining("runs/run-1");
    assertThat(unmounted).isEmptyDirectory();

    mark.remove();
    assertThat(shared.resolve("runs")).isEmptyDirectory();
  }
}
