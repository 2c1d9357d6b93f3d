package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentLineTest {

  private static AgentLine parse(String line) {
    return AgentLine.parse(line.replace('\'', '"'));
  }

  @Test
  void readsEachKind() {
    assertThat(AgentLine.parse(AgentLines.HELLO))
        .isEqualTo(
            new AgentLine.Hello(
                "Dalvik",
                "The Android Project",
                "0",
                "Linux 5.15",
                "aarch64",
                8,
                Optional.of("f0"),
                List.of(),
                "onnxruntime",
                "1.28.0",
                List.of("CPU", "XNNPACK"),
                List.of("XNNPACK", "CPU"),
                4));
    assertThat(AgentLine.parse(AgentLines.LOAD)).isEqualTo(new AgentLine.Load(1000, 64));
    assertThat(AgentLine.parse(AgentLines.FIRST)).isEqualTo(new AgentLine.First(900));
    assertThat(AgentLine.parse(AgentLines.warmup(1))).isEqualTo(new AgentLine.Warmup(1, 500));
    assertThat(AgentLine.parse(AgentLines.sample(2)))
        .isEqualTo(
            new AgentLine.Sample(
                2, 2000, 402, List.of(OptionalLong.of(1803000), OptionalLong.empty())));
    assertThat(AgentLine.parse(AgentLines.CHECK)).isEqualTo(new AgentLine.Check(12, -0.5, 8.25));
    assertThat(AgentLine.parse(AgentLines.failed("load", "no")))
        .isEqualTo(new AgentLine.Failed("load", "no"));
    assertThat(AgentLine.parse(AgentLines.end(true, 3)))
        .isEqualTo(new AgentLine.End(true, 3, OptionalLong.of(77)));
  }

  @Test
  void whatIsNotFiniteIsNotANumber() {
    AgentLine line = parse("{'line':'check','elements':1,'sum':null,'square_sum':null}");
    assertThat(line).isEqualTo(new AgentLine.Check(1, Double.NaN, Double.NaN));
  }

  @Test
  void whatANewerAgentSaysBesidesIsLeftAlone() {
    AgentLine line = parse("{'line':'first','duration_ns':5,'volts':[{'a':1}]}");
    assertThat(line).isEqualTo(new AgentLine.First(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "WARNING: linker: something",
        "{'line':'first','duration_ns':5",
        "{'line':'first','duration_ns':5} {}",
        "{'line':'first','duration_ns':5,'duration_ns':6}",
        "[1]",
        "17"
      })
  void refusesWhatIsNoObject(String line) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(AgentLineException.class)
        .hasMessageMatching("not (JSON|a JSON object): `.*`");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"lines\":1} | `line` is missing; it has to be text, in `{\"lines\":1}`",
        "{\"line\":\"start\"} | `line` is `start`, which is unknown here",
        "{\"line\":\"first\"} | `duration_ns` is missing; it has to be a whole number, 0 or more",
        "{\"line\":\"first\",\"duration_ns\":-1} | has to be a whole number, 0 or more, but is `-1`",
        "{\"line\":\"first\",\"duration_ns\":1.5} | has to be a whole number, 0 or more, but is `1.5`",
        "{\"line\":\"first\",\"duration_ns\":1e3} | has to be a whole number, 0 or more",
        "{\"line\":\"first\",\"duration_ns\":99999999999999999999} | has to be a whole number",
        "{\"line\":\"first\",\"duration_ns\":\"5\"} | has to be a whole number, 0 or more",
        "{\"line\":\"end\",\"ok\":1,\"n\":1} | `ok` has to be true or false, but is `1`",
        "{\"line\":\"end\",\"ok\":true,\"n\":4294967296} | `n` has to be a whole number from 0 to",
        "{\"line\":\"hello\",\"schema\":2} | the agent speaks schema 2, but schema 1 is known here",
      })
  void saysWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> AgentLine.parse(line))
        .isInstanceOf(AgentLineException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aRunTakesTimeAndAListHoldsOneKind() {
    String sample = AgentLines.sample(0);
    assertThatThrownBy(() -> AgentLine.parse(sample.replace("400", "0")))
        .hasMessageContaining("`duration_ns` is 0, which no run takes");
    assertThatThrownBy(() -> AgentLine.parse(sample.replace("1803000", "\"fast\"")))
        .hasMessageContaining("`khz` has to be a list of whole numbers, but holds \"fast\"");
  }

  @Test
  void aLongLineIsQuotedInPart() {
    assertThatThrownBy(() -> AgentLine.parse("x".repeat(10_000)))
        .message()
        .hasSizeLessThan(200)
        .endsWith("x …`");
  }
}
