package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large study is read from its columns; without them, or with damaged ones, from its rows. */
@Tag("slow")
class CountsFactTest {

  private static final Path FILE =
      Studies.DIRECTORY.resolve("../../../../../benchmarks/studies/hundred_thousand.yaml");
  private static final String FEWER =
      "design={factorial: [width, self_attention, key_value, activation, attention, ratio,"
          + " convolution, heads]}";

  @TempDir private Path folder;

  @Test
  void columnsAndRowsGiveTheSameResult() throws Exception {
    SpecPatch fewer = SpecPatch.parse(FEWER, new Problems());
    StudySpec study = StudyLoader.load(FILE, fewer);
    StoredStudy stored = stored(study);
    StudyResult run = run(study, stored);

    assertThat(read(stored).trials()).isEqualTo(run.trials());
    assertThat(rows("columns of counts 1")).isOne();

    // Rows are not needed, while columns are there.
    sql("UPDATE trial SET metrics = '{}' WHERE metric = 'counts'");
    assertThat(read(stored).trials()).isEqualTo(run.trials());

    run(study, stored);
    sql("UPDATE trial SET detail = substr(detail, 5) WHERE metric <> 'counts'");
    assertThat(read(stored).trials()).isEqualTo(run.trials());
  }

  private StoredStudy stored(StudySpec study) throws IOException {
    return new StoredStudy(
        study.hash(),
        Optional.empty(),
        study.name(),
        "test",
        StudyFiles.copy(FILE, StudyLoader.files(FILE, SpecPatch.EMPTY)),
        List.of(FEWER),
        Instant.now(),
        false);
  }

  private StudyResult run(StudySpec study, StoredStudy stored) {
    try (ResultStore store = ResultStore.open(place())) {
      store.studies().begin(stored);
      StudyResult result = StudyRunner.run(study, RunSettings.PLAIN.with(store.of(stored)));
      store.studies().complete(stored);
      return result;
    }
  }

  private StudyResult read(StoredStudy stored) {
    try (ResultStore store = ResultStore.read(place())) {
      StoredStudy complete = store.studies().latest(Optional.of(stored.name())).orElseThrow();
      return StoredRun.of(store, complete, StoredRun.study(complete, SpecPatch.EMPTY));
    }
  }

  private Path place() {
    return folder.resolve("results.db");
  }

  private void sql(String change) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place());
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private int rows(String metric) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place());
        Statement statement = connection.createStatement()) {
      return statement
          .executeQuery("SELECT count(*) FROM trial WHERE metric = '" + metric + "'")
          .getInt(1);
    }
  }
}
