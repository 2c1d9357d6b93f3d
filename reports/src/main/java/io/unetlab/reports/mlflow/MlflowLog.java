package io.unetlab.reports.mlflow;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.reports.format.StudyReport;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Logs a study to an MLflow tracking server: a run for the study with the report as its artifacts,
 * and a nested run for each variant. A second call changes only what differs, so a call that was
 * interrupted is completed by the next; artifacts are replaced.
 */
public final class MlflowLog {

  /** How many variants are logged; the best first. */
  public static final int MOST_VARIANTS = 1000;

  private static final String CONTENT = "unetlab.content";

  private final MlflowClient client;
  private final String experiment;
  private final long now;
  private final Map<String, MlflowClient.Known> known = new HashMap<>();
  private int written;

  private MlflowLog(MlflowClient client, String experiment, long now) {
    this.client = client;
    this.experiment = experiment;
    this.now = now;
  }

  /**
   * What a call did.
   *
   * @param runs how many runs the study has there
   * @param written how many of them were created or changed
   * @param variants how many variants the study has
   * @param artifacts whether the server took the report
   */
  public record Logged(int runs, int written, int variants, boolean artifacts) {}

  /**
   * Logs a result.
   *
   * @param server where the server is
   * @param experiment created if it is missing
   * @param report the directory with the files of the report
   * @param now of the runs that are created, in milliseconds since 1970
   */
  public static Logged write(
      StudyResult result, URI server, MlflowLogin login, String experiment, Path report, long now)
      throws MlflowException {
    MlflowClient client = new MlflowClient(server, login);
    MlflowLog log = new MlflowLog(client, client.experiment(experiment), now);
    return log.write(new StudyRuns(new Trials(result)), result.trials().size(), report);
  }

  private Logged write(StudyRuns runs, int variants, Path report) throws MlflowException {
    for (MlflowClient.Known run : client.runs(experiment, StudyRuns.STUDY, runs.study())) {
      known.put(run.tags().getOrDefault(StudyRuns.VARIANT, ""), run);
    }
    MlflowClient.Known parent = put(runs.whole(), Map.of());
    List<TrialResult> logged = runs.variants(MOST_VARIANTS);
    for (TrialResult trial : logged) {
      put(runs.run(trial), Map.of("mlflow.parentRunId", parent.id()));
    }
    return new Logged(1 + logged.size(), written, variants, upload(parent, report));
  }

  // The tag with the digest comes last: a run without it is not complete.
  private MlflowClient.Known put(MlflowRun run, Map<String, String> more) throws MlflowException {
    String key = run.tags().get(StudyRuns.VARIANT);
    MlflowClient.Known there = known.get(key);
    String digest = run.digest();
    if (there != null && digest.equals(there.tags().get(CONTENT))) {
      return there;
    }
    if (there == null) {
      Map<String, String> tags = new HashMap<>(more);
      tags.put(StudyRuns.STUDY, run.tags().get(StudyRuns.STUDY));
      tags.put(StudyRuns.VARIANT, key);
      there = client.create(experiment, run.name(), now, tags);
    }
    client.log(there.id(), now, run);
    client.log(
        there.id(), now, new MlflowRun(run.name(), Map.of(), Map.of(), Map.of(CONTENT, digest)));
    client.finish(there.id(), now);
    written++;
    return there;
  }

  private boolean upload(MlflowClient.Known run, Path report) throws MlflowException {
    // A report can be written beside private files.
    List<Path> files;
    try (Stream<Path> walk = Files.walk(report, 2)) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(it -> StudyReport.isPart(path(report, it)))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new MlflowException("cannot read " + report + ": " + Reason.of(e));
    }
    for (Path file : files) {
      if (!client.upload(run, path(report, file), file)) {
        return false;
      }
    }
    return true;
  }

  private static String path(Path report, Path file) {
    return report.relativize(file).toString().replace('\\', '/');
  }
}
