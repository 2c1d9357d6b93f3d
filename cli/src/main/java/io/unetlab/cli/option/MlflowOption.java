package io.unetlab.cli.option;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.mlflow.MlflowException;
import io.unetlab.reports.mlflow.MlflowLog;
import io.unetlab.reports.mlflow.MlflowLog.Logged;
import io.unetlab.reports.mlflow.MlflowLogin;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --mlflow URI}: logs the study to a tracking server, too. */
public final class MlflowOption {

  @Option(
      names = "--mlflow",
      paramLabel = "URI",
      description = {
        "Also log the study to the MLflow tracking server there: a run for the study with the"
            + " report, and one within it for each variant.",
        "MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, are the"
            + " login."
      })
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "The experiment there; the study's name if left out.")
  private Optional<String> experiment = Optional.empty();

  /** Checks the address before any work that would be wasted. */
  public void check() {
    uri.ifPresent(MlflowOption::server);
    if (experiment.isPresent() && uri.isEmpty()) {
      throw new UserException("--experiment needs --mlflow URI");
    }
  }

  private static URI server(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null) {
        throw new UserException(
            "--mlflow takes the address of a tracking server, such as http://localhost:5000, found "
                + (uri.getUserInfo() == null ? text : "another"));
      }
      if (uri.getUserInfo() != null) {
        throw new UserException(
            "--mlflow takes no login; MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD are it");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new UserException("--mlflow takes the address of a tracking server: " + e.getReason());
    }
  }

  /** Logs the result whose report is in the directory; nothing without the option. */
  public void log(StudyResult result, Path report, PrintWriter out) {
    uri.ifPresent(it -> log(result, server(it), report, out));
  }

  private void log(StudyResult result, URI server, Path report, PrintWriter out) {
    String name = experiment.orElse(result.study().name());
    MlflowLogin login = MlflowLogin.of(System.getenv());
    try {
      Logged logged =
          MlflowLog.write(result, server, login, name, report, System.currentTimeMillis());
      out.printf(
          Locale.ROOT,
          "mlflow: %,d runs in the experiment %s at %s, %,d of them new or changed%n",
          logged.runs(),
          name,
          server,
          logged.written());
      if (logged.runs() <= logged.variants()) {
        out.printf(
            Locale.ROOT,
            "mlflow: of the study's %,d variants, the best %,d are logged%n",
            logged.variants(),
            logged.runs() - 1);
      }
      if (!logged.artifacts()) {
        out.println(
            "mlflow: the report is not there: the server takes no artifacts (mlflow server"
                + " --serve-artifacts)");
      }
    } catch (MlflowException e) {
      throw new UserException("--mlflow: " + e.getMessage());
    }
  }
}
