package io.unetlab.reports.mlflow;

import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tracking server by version 2.0 of MLflow's REST API: the few calls that logging a study needs.
 * Nothing is sent twice, and no other host is asked.
 */
final class MlflowClient {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int FOUND = 1000;
  private static final int SHOWN = 300;
  private static final String MISSING = "RESOURCE_DOES_NOT_EXIST";

  private final URI server;
  private final MlflowLogin login;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /** The server at this address, which may have a path. */
  MlflowClient(URI server, MlflowLogin login) {
    this.server = server;
    this.login = login;
  }

  /** The id of the experiment of this name, created if it is missing. */
  String experiment(String name) throws MlflowException {
    HttpResponse<String> found =
        send(request("mlflow/experiments/get-by-name?experiment_name=" + encoded(name)).GET());
    if (found.statusCode() == 200) {
      JsonNode experiment = read(found).path("experiment");
      if (!experiment.path("lifecycle_stage").asString("active").equals("active")) {
        throw new MlflowException(
            "the experiment " + name + " is deleted there; restore it, or name another");
      }
      return experiment.path("experiment_id").asString();
    }
    if (!error(found).equals(MISSING)) {
      throw refused(found);
    }
    return post("mlflow/experiments/create", Map.of("name", name)).path("experiment_id").asString();
  }

  /** A run that the server has. */
  record Known(String id, String artifacts, Map<String, String> tags) {

    static Known of(JsonNode run) {
      Map<String, String> tags = new LinkedHashMap<>();
      for (JsonNode tag : run.path("data").path("tags")) {
        tags.put(tag.path("key").asString(), tag.path("value").asString());
      }
      JsonNode info = run.path("info");
      return new Known(info.path("run_id").asString(), info.path("artifact_uri").asString(), tags);
    }
  }

  /** The experiment's runs with this value of a tag. */
  List<Known> runs(String experiment, String tag, String value) throws MlflowException {
    List<Known> runs = new ArrayList<>();
    Optional<String> page = Optional.empty();
    do {
      Map<String, Object> query = new LinkedHashMap<>();
      query.put("experiment_ids", List.of(experiment));
      query.put("filter", "tags.`" + tag + "` = '" + value + "'");
      query.put("max_results", FOUND);
      page.ifPresent(it -> query.put("page_token", it));
      JsonNode found = post("mlflow/runs/search", query);
      found.path("runs").forEach(it -> runs.add(Known.of(it)));
      page = Optional.of(found.path("next_page_token").asString("")).filter(it -> !it.isEmpty());
    } while (page.isPresent());
    return runs;
  }

  /** A new run. */
  Known create(String experiment, String name, long now, Map<String, String> tags)
      throws MlflowException {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("experiment_id", experiment);
    run.put("run_name", name);
    run.put("start_time", now);
    run.put("tags", pairs(tags));
    return Known.of(post("mlflow/runs/create", run).path("run"));
  }

  /** Adds to a run, in as many requests as its limits ask for. */
  void log(String run, long now, MlflowRun content) throws MlflowException {
    List<Map<String, Object>> metrics = new ArrayList<>();
    content
        .metrics()
        .forEach(
            (key, value) ->
                metrics.add(Map.of("key", key, "value", value, "timestamp", now, "step", 0)));
    batches(run, "metrics", metrics);
    batches(run, "params", pairs(content.params()));
    batches(run, "tags", pairs(content.tags()));
  }

  private void batches(String run, String what, List<? extends Map<String, ?>> all)
      throws MlflowException {
    for (int from = 0; from < all.size(); from += MlflowRun.MOST_A_BATCH) {
      int to = Math.min(all.size(), from + MlflowRun.MOST_A_BATCH);
      post("mlflow/runs/log-batch", Map.of("run_id", run, what, all.subList(from, to)));
    }
  }

  /** Marks a run as finished. */
  void finish(String run, long now) throws MlflowException {
    post("mlflow/runs/update", Map.of("run_id", run, "status", "FINISHED", "end_time", now));
  }

  /**
   * Uploads a file to a run's artifacts.
   *
   * @return false if the server does not take artifacts for this run; then they would have to be
   *     written where its {@code artifact_uri} says, which only a client with access to it can
   */
  boolean upload(Known run, String path, Path file) throws MlflowException {
    // Any other place, such as a directory of the server with blanks in its name, need not be a
    // URI.
    if (!run.artifacts().startsWith("mlflow-artifacts:")) {
      return false;
    }
    String place = URI.create(run.artifacts()).getPath().replaceFirst("^/", "") + "/" + path;
    try {
      HttpResponse<String> answer =
          send(
              request("mlflow-artifacts/artifacts/" + escaped(place))
                  .PUT(BodyPublishers.ofFile(file)));
      if (answer.statusCode() != 200) {
        throw refused(answer);
      }
      return true;
    } catch (IOException e) {
      throw new MlflowException("cannot read " + file + ": " + Reason.of(e));
    }
  }

  private static String escaped(String path) {
    return encoded(path).replace("%2F", "/").replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<Map<String, String>> pairs(Map<String, String> values) {
    return values.entrySet().stream()
        .map(it -> Map.of("key", it.getKey(), "value", it.getValue()))
        .toList();
  }

  private JsonNode post(String path, Map<String, ?> body) throws MlflowException {
    BodyPublisher json = BodyPublishers.ofString(JSON.writeValueAsString(body));
    HttpResponse<String> answer =
        send(request(path).header("Content-Type", "application/json").POST(json));
    if (answer.statusCode() != 200) {
      throw refused(answer);
    }
    return read(answer);
  }

  private HttpRequest.Builder request(String path) {
    String base = server.toString().replaceFirst("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/api/2.0/" + path)).timeout(ANSWER);
    login.header().ifPresent(it -> request.header("Authorization", it));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws MlflowException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new MlflowException("cannot reach " + server + ": " + Reason.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MlflowException("stopped while " + server + " was asked");
    }
  }

  private JsonNode read(HttpResponse<String> answer) throws MlflowException {
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new MlflowException(server + " is no MLflow server: its answer is not JSON");
    }
  }

  private static String error(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body()).path("error_code").asString("");
    } catch (JacksonException notJson) {
      return "";
    }
  }

  private MlflowException refused(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 401 || status == 403) {
      return new MlflowException(
          server
              + " refuses access ("
              + status
              + "); set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and"
              + " MLFLOW_TRACKING_PASSWORD");
    }
    String body = login.shown(answer.body());
    String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + " ..." : body;
    return new MlflowException(server + " answers " + status + ": " + shown);
  }
}
