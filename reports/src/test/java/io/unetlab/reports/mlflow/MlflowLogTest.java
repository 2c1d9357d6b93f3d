package io.unetlab.reports.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.format.StudyReport;
import io.unetlab.reports.mlflow.MlflowLog.Logged;
import io.unetlab.reports.mlflow.StandInServer.Run;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MlflowLogTest {

  private static final String SECRET = "s3cret-token";

  @TempDir Path report;

  private StandInServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
    Files.createDirectories(report.resolve("charts"));
    Files.writeString(report.resolve("index.html"), "page");
    Files.writeString(report.resolve("charts/trade.svg"), "chart");
    Files.writeString(report.resolve(".env"), "secret");
    Files.writeString(report.resolve("results.db"), "store");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Logged log(StudyResult result, Map<String, String> environment) throws MlflowException {
    return MlflowLog.write(
        result, server.uri(), MlflowLogin.of(environment), "an experiment", report, 1_000);
  }

  private Logged log(StudyResult result) throws MlflowException {
    return log(result, Map.of());
  }

  @Test
  void aRunForTheStudyAndOneWithinItForEachVariant() throws MlflowException {
    StudyResult result = Fixtures.study();
    Logged logged = log(result);
    int variants = result.trials().size();
    assertThat(logged).isEqualTo(new Logged(1 + variants, 1 + variants, variants, true));
    assertThat(server.experiments).containsOnlyKeys("an experiment");
    assertThat(server.runs).hasSize(1 + variants).allMatch(it -> it.status.equals("FINISHED"));
    Run parent = server.runs.get(0);
    assertThat(parent.name).isEqualTo("small_study");
    assertThat(parent.params.get("rule")).startsWith("minimize macs");
    assertThat(parent.tags.get("mlflow.note.content")).startsWith("Chosen: ");
    Run best = server.runs.get(1);
    assertThat(best.tags)
        .containsEntry("mlflow.parentRunId", parent.id)
        .containsEntry("unetlab.standing", "chosen")
        .containsEntry("unetlab.kind.fid", "assumed");
    assertThat(best.params).containsKeys("depth", "attention", "groups");
    assertThat(best.metrics)
        .containsEntry("macs", parent.metrics.get("macs"))
        .containsKeys("params", "fid");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    String note = "n".repeat(249) + "\uD83D\uDE80".repeat(9);

    String name = new MlflowRun(note, Map.of(), Map.of(), Map.of()).name();

    assertThat(name).isEqualTo("n".repeat(249) + "…");
    assertThat(new MlflowRun("n" + note, Map.of(), Map.of(), Map.of()).name())
        .isEqualTo("n".repeat(249) + "…");
    assertThat(new MlflowRun(note.substring(2), Map.of(), Map.of(), Map.of()).name())
        .isEqualTo("n".repeat(247) + "\uD83D\uDE80…");
  }

  @Test
  void whatCannotExistHasAReasonAndNoMetric() throws MlflowException {
    log(Fixtures.study());
    List<Run> rejected =
        server.runs.stream()
            .filter(it -> "rejected".equals(it.tags.get("unetlab.standing")))
            .toList();
    assertThat(rejected).isNotEmpty();
    assertThat(rejected)
        .allSatisfy(
            it -> {
              assertThat(it.metrics).isEmpty();
              assertThat(it.tags.get("unetlab.reasons")).contains("SPEC");
            });
  }

  @Test
  void theReportIsAnArtifactAndWhatIsBesideItIsNot() throws MlflowException {
    log(Fixtures.study());
    assertThat(server.artifacts)
        .containsOnly(
            Map.entry("1/run0/artifacts/index.html", 4),
            Map.entry("1/run0/artifacts/charts/trade.svg", 5));
  }

  @Test
  void aServerThatTakesNoArtifactsGetsTheRuns() throws MlflowException {
    server.artifactScheme = "/home/my runs/";
    assertThat(log(Fixtures.study()).artifacts()).isFalse();
    assertThat(server.artifacts).isEmpty();
  }

  @Test
  void theSecondCallChangesNothing() throws MlflowException {
    log(Fixtures.study());
    int runs = server.runs.size();
    server.requests.clear();
    Logged again = log(Fixtures.study());
    assertThat(again.written()).isZero();
    assertThat(server.runs).hasSize(runs);
    assertThat(server.requests)
        .doesNotContain("mlflow/runs/create", "mlflow/runs/log-batch", "mlflow/runs/update");
  }

  @Test
  void anInterruptedCallIsCompletedByTheNext() throws MlflowException {
    server.failsAfter = 20;
    assertThatThrownBy(() -> log(Fixtures.study())).hasMessageContaining("answers 500");
    server.failsAfter = Integer.MAX_VALUE;
    Logged logged = log(Fixtures.study());
    assertThat(server.runs).hasSize(logged.runs());
    assertThat(server.runs).allMatch(it -> it.tags.containsKey("unetlab.content"));
  }

  @Test
  void aDoubtfulLatencyIsNoMetric() throws MlflowException {
    log(Fixtures.measuredWhileBusy());
    assertThat(server.runs).noneMatch(it -> it.metrics.containsKey("latency"));
  }

  @Test
  void aLatencyOnATargetHasANameThatTheServerTakes() throws MlflowException {
    log(Fixtures.measuredOnTwo());
    assertThat(server.runs.get(1).metrics).containsKeys("latency", "latency.board");
  }

  @Test
  void theLoginIsFromTheEnvironmentAndNeverShown() throws MlflowException {
    server.authorization = Optional.of("Bearer " + SECRET);
    assertThatThrownBy(() -> log(Fixtures.study()))
        .hasMessageContaining("set MLFLOW_TRACKING_TOKEN");
    Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", SECRET);
    log(Fixtures.study(), token);
    server.failsAfter = 0;
    assertThatThrownBy(() -> log(Fixtures.study(), token))
        .hasMessageContaining("out of order")
        .hasMessageNotContaining(SECRET);
    assertThat(MlflowLogin.of(token)).asString().isEqualTo("with a login");
  }

  @Test
  void nameAndPasswordAreSentAsTheStandardSays() throws MlflowException {
    // RFC 7617, section 2.
    server.authorization = Optional.of("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(
            log(
                    Fixtures.study(),
                    Map.of(
                        "MLFLOW_TRACKING_USERNAME", "Aladdin",
                        "MLFLOW_TRACKING_PASSWORD", "open sesame"))
                .written())
        .isPositive();
  }

  @Test
  void aServerThatDoesNotAnswerIsReported() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    assertThatThrownBy(
            () ->
                MlflowLog.write(
                    Fixtures.study(), nowhere, MlflowLogin.of(Map.of()), "e", report, 1))
        .isInstanceOf(MlflowException.class)
        .hasMessageStartingWith("cannot reach http://127.0.0.1:1");
  }

  @Test
  void theReportThatIsWrittenCanBeLogged() throws IOException, MlflowException {
    Path real = report.resolve("report");
    StudyReport.write(Fixtures.study(), real);
    MlflowLog.write(Fixtures.study(), server.uri(), MlflowLogin.of(Map.of()), "e", real, 1);
    assertThat(server.artifacts).containsKey("1/run0/artifacts/tables/ladder.tex");
  }
}
