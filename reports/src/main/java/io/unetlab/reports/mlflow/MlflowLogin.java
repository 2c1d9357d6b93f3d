package io.unetlab.reports.mlflow;

import io.unetlab.spec.source.Visible;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Who asks a tracking server, from the environment as MLflow's own clients read it. */
public final class MlflowLogin {

  private final Optional<String> header;

  private MlflowLogin(Optional<String> header) {
    this.header = header;
  }

  /** By token if there is one, else by name and password, else without either. */
  public static MlflowLogin of(Map<String, String> environment) {
    Optional<String> token = value(environment, "MLFLOW_TRACKING_TOKEN").map(it -> "Bearer " + it);
    Optional<String> name = value(environment, "MLFLOW_TRACKING_USERNAME");
    String password = value(environment, "MLFLOW_TRACKING_PASSWORD").orElse("");
    return new MlflowLogin(token.or(() -> name.map(it -> "Basic " + encoded(it + ":" + password))));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of the header {@code Authorization}. */
  Optional<String> header() {
    return header;
  }

  /** A server's answer as one line without what it may repeat of the login. */
  String shown(String answer) {
    String secret = header.map(it -> it.substring(it.indexOf(' ') + 1)).orElse("");
    String safe = secret.isEmpty() ? answer : answer.replace(secret, "***");
    return Visible.line(safe);
  }

  /** Whether there is a login; never the login. */
  @Override
  public String toString() {
    return header.isPresent() ? "with a login" : "without a login";
  }
}
