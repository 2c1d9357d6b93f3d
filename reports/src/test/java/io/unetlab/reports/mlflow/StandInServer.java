package io.unetlab.reports.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for an MLflow tracking server: keeps runs in memory, answers as its REST API 2.0 is
 * documented, and refuses what its rules on names, lengths and batches refuse.
 */
final class StandInServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NAME = Pattern.compile("[/\\w.\\- ]+");
  private static final Pattern FILTER = Pattern.compile("tags\\.`([^`]+)` = '([^']*)'");

  /** A run as the server knows it. */
  static final class Run {
    final String id;
    final String name;
    final Map<String, String> params = new TreeMap<>();
    final Map<String, Double> metrics = new TreeMap<>();
    final Map<String, String> tags = new TreeMap<>();
    String status = "RUNNING";

    Run(String id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  final List<Run> runs = new ArrayList<>();
  final Map<String, String> experiments = new TreeMap<>();
  final Map<String, Integer> artifacts = new TreeMap<>();
  final List<String> requests = new ArrayList<>();
  Optional<String> authorization = Optional.empty();
  String artifactScheme = "mlflow-artifacts:/";

  /** After so many requests every further one fails. */
  int failsAfter = Integer.MAX_VALUE;

  static {
    // The server sends the head of an answer and its body apart. Without this the kernel holds the
    // body back until the client has confirmed the head, which it does 40 ms later.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;

  StandInServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tracking/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What the server refuses, as it answers it. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    final int status;
    final String code;

    Refusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getRawPath().replaceFirst("^/tracking/api/2.0/", "");
    requests.add(path);
    int status = 200;
    Object answer;
    try {
      String given = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization.isPresent() && !authorization.get().equals(given)) {
        throw new Refusal(401, "UNAUTHENTICATED", "You are not authenticated: " + given);
      }
      if (requests.size() > failsAfter) {
        throw new Refusal(500, "INTERNAL_ERROR", "out of order, " + given);
      }
      answer = answer(path, Optional.ofNullable(exchange.getRequestURI().getQuery()), body);
    } catch (Refusal e) {
      status = e.status;
      answer = Map.of("error_code", e.code, "message", String.valueOf(e.getMessage()));
    }
    byte[] bytes = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Object answer(String path, Optional<String> query, byte[] body) throws Refusal {
    if (path.startsWith("mlflow-artifacts/artifacts/")) {
      String place = path.substring("mlflow-artifacts/artifacts/".length());
      artifacts.put(URLDecoder.decode(place, StandardCharsets.UTF_8), body.length);
      return Map.of();
    }
    if (path.equals("mlflow/experiments/get-by-name")) {
      return byName(query.orElse("").replaceFirst("experiment_name=", ""));
    }
    if (body.length > 1_000_000) {
      throw invalid("a request of " + body.length + " bytes");
    }
    JsonNode json = JSON.readTree(body);
    return switch (path) {
      case "mlflow/experiments/create" -> create(json);
      case "mlflow/runs/search" -> search(json);
      case "mlflow/runs/create" -> run(json);
      case "mlflow/runs/log-batch" -> batch(json);
      case "mlflow/runs/update" -> update(json);
      default -> throw new Refusal(404, "ENDPOINT_NOT_FOUND", path);
    };
  }

  private static Refusal invalid(String message) {
    return new Refusal(400, "INVALID_PARAMETER_VALUE", message);
  }

  private Object byName(String name) throws Refusal {
    String id = experiments.get(name);
    if (id == null) {
      throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", "no experiment " + name);
    }
    return Map.of(
        "experiment", Map.of("experiment_id", id, "name", name, "lifecycle_stage", "active"));
  }

  private Object create(JsonNode json) {
    String id = Integer.toString(experiments.size() + 1);
    experiments.put(json.path("name").asString(), id);
    return Map.of("experiment_id", id);
  }

  private Object run(JsonNode json) throws Refusal {
    Run run = new Run("run" + runs.size(), json.path("run_name").asString());
    tags(run, json.path("tags"));
    runs.add(run);
    return Map.of("run", shown(run));
  }

  private Map<String, Object> shown(Run run) {
    List<Map<String, String>> tags =
        run.tags.entrySet().stream()
            .map(it -> Map.of("key", it.getKey(), "value", it.getValue()))
            .toList();
    return Map.of(
        "info",
        Map.of("run_id", run.id, "artifact_uri", artifactScheme + "1/" + run.id + "/artifacts"),
        "data",
        Map.of("tags", tags));
  }

  // Two runs a page, so that pages are read on.
  private Object search(JsonNode json) throws Refusal {
    Matcher filter = FILTER.matcher(json.path("filter").asString());
    if (!filter.matches() || json.path("max_results").asInt() > 50_000) {
      throw invalid("filter " + json);
    }
    List<Map<String, Object>> found =
        runs.stream()
            .filter(it -> filter.group(2).equals(it.tags.get(filter.group(1))))
            .map(this::shown)
            .toList();
    int from = Integer.parseInt(json.path("page_token").asString("0"));
    int to = Math.min(found.size(), from + 2);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("runs", found.subList(from, to));
    if (to < found.size()) {
      answer.put("next_page_token", Integer.toString(to));
    }
    return answer;
  }

  private Run find(JsonNode json) throws Refusal {
    String id = json.path("run_id").asString();
    return runs.stream()
        .filter(it -> it.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "RESOURCE_DOES_NOT_EXIST", "no run " + id));
  }

  private Object batch(JsonNode json) throws Refusal {
    Run run = find(json);
    for (JsonNode metric : json.path("metrics")) {
      String key = key(metric);
      if (!metric.path("value").isNumber() || metric.path("timestamp").asLong(-1) < 0) {
        throw invalid("metric " + metric);
      }
      run.metrics.put(key, metric.path("value").asDouble());
    }
    for (JsonNode param : json.path("params")) {
      String key = key(param);
      String value = value(param, 6000);
      if (!run.params.getOrDefault(key, value).equals(value)) {
        throw invalid("Changing param values is not allowed: " + key);
      }
      run.params.put(key, value);
    }
    tags(run, json.path("tags"));
    if (json.path("params").size() > 100
        || json.path("tags").size() > 100
        || json.path("metrics").size() > 1000) {
      throw invalid("batch too large");
    }
    return Map.of();
  }

  private static void tags(Run run, JsonNode tags) throws Refusal {
    for (JsonNode tag : tags) {
      run.tags.put(key(tag), value(tag, 5000));
    }
  }

  private static String key(JsonNode pair) throws Refusal {
    String key = pair.path("key").asString();
    if (!NAME.matcher(key).matches() || key.length() > 250 || key.startsWith("/")) {
      throw invalid("Invalid name: " + key);
    }
    return key;
  }

  private static String value(JsonNode pair, int most) throws Refusal {
    String value = pair.path("value").asString();
    if (value.length() > most) {
      throw invalid("value of " + value.length() + " characters");
    }
    return value;
  }

  private Object update(JsonNode json) throws Refusal {
    find(json).status = json.path("status").asString();
    return Map.of("run_info", Map.of());
  }
}
