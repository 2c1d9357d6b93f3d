package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreFile;
import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that was killed and started again ends as one that never was. */
@Tag("slow")
class KilledStudyTest {

  private static final int KILLS = 20;

  @TempDir private Path folder;

  /**
   * A counted factorial of 900 variants, then sessions that are measured; killed by SIGKILL at
   * moments spread over what a whole run takes.
   */
  @Test
  void killedAtTwentyRandomMomentsItEndsAsIfNeverKilled() throws Exception {
    Path study = bigStudy(folder);
    Path whole = folder.resolve("whole.db");
    long started = System.nanoTime();
    assertThat(StudyProcess.start(study, new StoreFile(whole)).waitFor()).isZero();
    long takes = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);

    Path killed = folder.resolve("killed.db");
    Random random = new Random(6);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = StudyProcess.start(study, new StoreFile(killed));
      boolean ended =
          process.waitFor(takes / 5 + random.nextLong(takes * 4 / 5), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      if (ended) {
        assertThat(process.exitValue()).isZero();
        Files.delete(killed); // too late to kill: the next run starts over
      }
    }
    assertThat(StudyProcess.start(study, new StoreFile(killed)).waitFor()).isZero();

    assertThat(count(killed, "SELECT count(*) FROM trial"))
        .isEqualTo(count(whole, "SELECT count(*) FROM trial"))
        .isGreaterThan(800);
    assertThat(count(killed, "SELECT count(*) FROM variant"))
        .isEqualTo(count(whole, "SELECT count(*) FROM variant"));
    assertSame(result(killed), result(whole));
  }

  /** Its next variants depend on all latencies before them. */
  @Test
  void aSearchThatWasKilledAsksForTheSame() throws Exception {
    Path study = searchStudy();
    Path whole = folder.resolve("whole.db");
    long started = System.nanoTime();
    assertThat(StudyProcess.start(study, new StoreFile(whole)).waitFor()).isZero();
    long takes = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);

    Path killed = folder.resolve("killed.db");
    for (int kill = 0; kill < 3; kill++) {
      Process process = StudyProcess.start(study, new StoreFile(killed));
      process.waitFor(takes * 3 / 4, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertThat(StudyProcess.start(study, new StoreFile(killed)).waitFor()).isZero();

    StudyResult expected = result(whole);
    assertThat(expected.searched().variants()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(result(killed).searched()).isEqualTo(expected.searched());
    assertSame(result(killed), expected);
  }

  @Test
  void twoProcessesOnOneStoreDoNotHarmEachOther() throws Exception {
    Path study = bigStudy(folder);
    Path shared = folder.resolve("shared.db");
    Process one = StudyProcess.start(study, new StoreFile(shared));
    Process other = StudyProcess.start(study, new StoreFile(shared));
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    Path alone = folder.resolve("alone.db");
    StudyProcess.run(study, new StoreFile(alone), StoreWatch.NONE, 0);

    assertThat(count(shared, "SELECT count(*) FROM trial"))
        .isEqualTo(count(alone, "SELECT count(*) FROM trial"));
    assertSame(result(shared), result(alone));
  }

  private static void assertSame(StudyResult result, StudyResult expected) {
    assertThat(result.trials()).isEqualTo(expected.trials());
    assertThat(result.decision().ranking()).isEqualTo(expected.decision().ranking());
    assertThat(result.measurements()).hasSize(1);
  }

  private static StudyResult result(Path file) {
    try (ResultStore store = ResultStore.read(file)) {
      StoredStudy stored = store.studies().latest(Optional.empty()).orElseThrow();
      assertThat(stored.complete()).isTrue();
      return StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
    }
  }

  private static int count(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getInt(1);
    }
  }

  private Path searchStudy() throws IOException {
    return Files.writeString(
        folder.resolve("search.yaml"),
        Files.readString(bigStudy(folder))
            .replace(
                "design: {factorial: all, replicates: 2, block: 4}",
                "design: {search: {algorithm: evolution, objectives: [latency, params],"
                    + " evaluations: 40, batch: 5}}"));
  }

  // Every combination of the widths of three levels: each a network of its own.
  static Path bigStudy(Path folder) throws IOException {
    StringBuilder factors = new StringBuilder();
    for (int level = 0; level < 2; level++) {
      factors
          .append("  - name: width")
          .append(level)
          .append("\n    options:\n      - {name: base}\n");
      for (int width = 1; width < 30; width++) {
        factors.append(
            String.format(
                "      - {name: w%d, set: {'levels[%d].channels': %d}}%n",
                width, level, 64 + 32 * width));
      }
    }
    Files.writeString(
        folder.resolve("base.yaml"),
        """
        kind: unet
        name: base
        latent: {channels: 4, size: 32}
        text: {tokens: 8, width: 32}
        transformer: {heads: 4}
        levels:
          - {channels: 64, resnets: 1}
          - {channels: 64, resnets: 1, transformers: 1}
        middle: {resnets: 1}
        """);
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        kind: study
        name: big
        base: base.yaml
        factors:
        %s
        design: {factorial: all, replicates: 2, block: 4}
        metrics: [params, macs, latency]
        select: {minimize: macs, where: {params: ">= 3M"}}
        """
            .formatted(factors.toString().stripTrailing()));
  }
}
