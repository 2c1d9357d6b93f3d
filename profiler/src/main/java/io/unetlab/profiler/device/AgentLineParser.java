package io.unetlab.profiler.device;

import io.unetlab.profiler.device.AgentLine.Check;
import io.unetlab.profiler.device.AgentLine.End;
import io.unetlab.profiler.device.AgentLine.Failed;
import io.unetlab.profiler.device.AgentLine.First;
import io.unetlab.profiler.device.AgentLine.Hello;
import io.unetlab.profiler.device.AgentLine.Load;
import io.unetlab.profiler.device.AgentLine.Sample;
import io.unetlab.profiler.device.AgentLine.Warmup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the agent's lines. All required keys must be present; unknown ones are ignored, since a
 * newer agent may add more.
 */
final class AgentLineParser {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String DURATION = "duration_ns";

  private AgentLineParser() {}

  static AgentLine parse(String text) {
    LineFields line = new LineFields(tree(text), text);
    String kind = line.text("line");
    return switch (kind) {
      case "hello" -> hello(line);
      case "load" -> new Load(line.whole(DURATION), line.whole("model_bytes"));
      case "first" -> new First(line.whole(DURATION));
      case "warmup" -> new Warmup(line.count("index"), line.whole(DURATION));
      case "sample" -> sample(line);
      case "check" ->
          new Check(line.whole("elements"), line.number("sum"), line.number("square_sum"));
      case "failed" -> new Failed(line.text("stage"), line.text("reason"));
      case "end" -> new End(line.flag("ok"), line.count("n"), unlessZero(line.whole("peak_bytes")));
      default -> throw line.wrong("`line` is `" + kind + "`, which is unknown here");
    };
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new AgentLineException("not JSON: " + LineFields.quoted(text));
    }
  }

  private static Hello hello(LineFields line) {
    long schema = line.whole("schema");
    if (schema != AgentLine.SCHEMA) {
      throw line.wrong(
          "the agent speaks schema "
              + schema
              + ", but schema "
              + AgentLine.SCHEMA
              + " is known here; take an agent and a tool of one version");
    }
    return new Hello(
        line.text("vm"),
        line.text("vendor"),
        line.text("java"),
        line.text("os"),
        line.text("arch"),
        line.count("cores"),
        Optional.of(line.text("cpus_allowed")).filter(mask -> !mask.isEmpty()),
        line.has("khz_max") ? clocks(line, "khz_max") : List.of(),
        line.text("runtime"),
        line.text("runtime_version"),
        line.texts("providers_available"),
        line.texts("providers"),
        line.count("threads"));
  }

  private static Sample sample(LineFields line) {
    long duration = line.whole(DURATION);
    if (duration == 0) {
      throw line.wrong("`" + DURATION + "` is 0, which no run takes");
    }
    return new Sample(line.count("index"), line.whole("start_ns"), duration, clocks(line, "khz"));
  }

  private static List<OptionalLong> clocks(LineFields line, String key) {
    return line.wholes(key).stream().map(AgentLineParser::unlessZero).toList();
  }

  // The agent writes 0 for what the system does not report.
  private static OptionalLong unlessZero(long value) {
    return value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
