package io.unetlab.ablations.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.files.SharedDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenJobsTest {

  @TempDir private Path folder;

  private final OpenJobs jobs = new OpenJobs();
  private OpenJobs.Reach reach;

  @BeforeEach
  void reach() {
    SharedDirectory shared = new SharedDirectory(folder.resolve("shared"));
    reach = new OpenJobs.Reach(shared, Optional.of(shared), folder.resolve("cache"));
  }

  /** Answers a part with its own name. */
  record Named(String name, boolean closes) implements Job {

    @Override
    public List<Path> files() {
      return List.of();
    }

    @Override
    public Worker open(WorkPlace place) {
      return new Worker() {
        @Override
        public String run(String part) {
          return name + " " + part;
        }

        @Override
        public void close() {
          if (!closes) {
            throw new IllegalStateException("cannot be closed");
          }
        }
      };
    }
  }

  @Test
  void aJobOfAnotherVersionIsRefusedWithBothVersions() throws IOException {
    SentJob own = SentJob.of(new Named("a", true));
    SentJob other = new SentJob("0.0.1", own.record(), own.files());

    assertThatThrownBy(() -> jobs.run(SentJob.read(other.text()), reach, "part"))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("has unetlab " + own.version())
        .hasMessageContaining("is of unetlab 0.0.1")
        .hasMessageContaining("spark.unetlab.classPath");
    assertThat(jobs.run(SentJob.read(own.text()), reach, "part")).isEqualTo("a part");
  }

  @Test
  void aJobThatCannotBeClosedIsNoFailureOfTheNext() throws IOException {
    assertThat(jobs.run(SentJob.of(new Named("a", false)), reach, "1")).isEqualTo("a 1");
    assertThat(jobs.run(SentJob.of(new Named("b", true)), reach, "2")).isEqualTo("b 2");
    jobs.close();
  }
}
