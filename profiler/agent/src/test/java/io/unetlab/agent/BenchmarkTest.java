package io.unetlab.agent;

import static io.unetlab.agent.FakeBackend.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The order of the lines, the counting of runs, and what a failure leaves behind. */
class BenchmarkTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final StopRule RULE = new StopRule(3, 0, 2, 0, 1000);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private boolean run(FakeBackend backend, StopRule rule, OutputStream to) {
    return new Benchmark(backend, rule, new Lines(to), backend::now).run();
  }

  private List<JsonNode> lines() {
    return out.toString(StandardCharsets.US_ASCII).lines().map(JSON::readTree).toList();
  }

  private List<String> kinds() {
    return lines().stream().map(line -> line.get("line").asString()).toList();
  }

  @Test
  void printsEachStepOnce() {
    FakeBackend backend = new FakeBackend("", 10, 4, 3, 2, 1);
    assertThat(run(backend, RULE, out)).isTrue();
    assertThat(kinds())
        .containsExactly(
            "hello", "load", "first", "warmup", "warmup", "sample", "sample", "check", "end");
    List<JsonNode> lines = lines();
    assertThat(lines.get(1).get("duration_ns").asLong()).isEqualTo(5 * SECOND);
    assertThat(lines.get(1).get("model_bytes").asLong()).isEqualTo(42);
    assertThat(lines.get(2).get("duration_ns").asLong()).isEqualTo(10 * SECOND);
    assertThat(lines.get(4).get("index").asInt()).isEqualTo(1);
    assertThat(lines.get(4).get("duration_ns").asLong()).isEqualTo(3 * SECOND);
    assertThat(lines.get(6).get("index").asInt()).isEqualTo(1);
    assertThat(lines.get(6).get("duration_ns").asLong()).isEqualTo(SECOND);
    assertThat(lines.get(6).get("start_ns").asLong()).isEqualTo((5 + 10 + 4 + 3 + 2) * SECOND);
    assertThat(lines.get(7).get("sum").asDouble()).isEqualTo(5);
    assertThat(lines.get(8).get("ok").asBoolean()).isTrue();
    assertThat(lines.get(8).get("n").asInt()).isEqualTo(2);
    assertThat(backend.closed()).isTrue();
  }

  @Test
  void oneSampleIsAlwaysTakenAndTheFirstRunMayBeAllWarmUp() {
    FakeBackend backend = new FakeBackend("", 9);
    assertThat(run(backend, new StopRule(0, 0, 50, 10, 1), out)).isTrue();
    assertThat(kinds()).containsExactly("hello", "load", "first", "sample", "check", "end");
  }

  @Test
  void aRunOfNoTimeTakesANanosecond() {
    run(new FakeBackend("", 0), RULE, out);
    assertThat(lines().get(5).get("duration_ns").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "load, load, 0",
    "inputs, inputs, 0",
    "first, first, 0",
    "run 2, warmup, 0",
    "run 4, sample, 1",
    "check, check, 2",
  })
  void aFailureSaysWhereAndWhyAndHowManySamplesThereAre(String failing, String stage, int n) {
    FakeBackend backend = new FakeBackend(failing, 1);
    assertThat(run(backend, RULE, out)).isFalse();
    List<JsonNode> lines = lines();
    JsonNode failed = lines.get(lines.size() - 2);
    JsonNode end = lines.get(lines.size() - 1);
    assertThat(failed.get("line").asString()).isEqualTo("failed");
    assertThat(failed.get("stage").asString()).isEqualTo(stage);
    assertThat(failed.get("reason").asString()).isEqualTo(failing + " is broken");
    assertThat(end.get("line").asString()).isEqualTo("end");
    assertThat(end.get("ok").asBoolean()).isFalse();
    assertThat(end.get("n").asInt()).isEqualTo(n);
    assertThat(backend.closed()).isEqualTo(!failing.equals("load"));
  }

  @Test
  void endsWhenTheReaderIsGone() {
    FakeBackend backend = new FakeBackend("", 1);
    assertThat(run(backend, new StopRule(0, 0, 1_000_000, 0, 1e9), new Closing(600))).isFalse();
    assertThat(backend.closed()).isTrue();
    assertThat(backend.now()).isLessThan(100 * SECOND);
  }

  /** A pipe whose reader leaves after some bytes. */
  private static final class Closing extends OutputStream {

    private int left;

    Closing(int left) {
      this.left = left;
    }

    @Override
    public void write(int one) throws IOException {
      if (left-- <= 0) {
        throw new IOException("Broken pipe");
      }
    }
  }
}
