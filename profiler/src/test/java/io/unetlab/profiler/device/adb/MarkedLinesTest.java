package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.DeviceException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkedLinesTest {

  private final List<String> lines = new ArrayList<>();
  private final MarkedLines marked = new MarkedLines(lines::add);

  @Test
  void theMarkAndItsLineBreakAreNotPassedOn() {
    read("one\n\ntwo\n\nunetlab-exit 3\n");
    assertThat(lines).containsExactly("one", "", "two");
    assertThat(marked.exitCode()).hasValue(3);
  }

  @Test
  void aLineCutOffByAKillIsPassedOn() {
    read("one\ntw\nunetlab-exit 137\n");
    assertThat(lines).containsExactly("one", "tw");
    assertThat(marked.exitCode()).hasValue(137);
  }

  @Test
  void withoutAMarkTheWayBroke() {
    read("one\ntw");
    assertThat(lines).containsExactly("one", "tw");
    assertThat(marked.exitCode()).isEmpty();
  }

  @Test
  void bytesThatAreNoTextArePassedOnAsSuch() {
    marked.read(new ByteArrayInputStream(new byte[] {(byte) 0xff, 0, 'x', '\n'}));
    assertThat(lines).containsExactly("\ufffd\0x");
  }

  @Test
  void aLineHasToEnd() {
    assertThatThrownBy(() -> read("x".repeat(2 << 20)))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("a line without an end");
  }

  @Test
  void aWholeOutputIsStrippedTheSameWay() {
    Output raw = new Output(0, "text\n\nunetlab-exit 1\n", "oh");
    assertThat(ExitMark.strip(raw)).isEqualTo(Optional.of(new Output(1, "text\n", "oh")));
    assertThat(ExitMark.strip(new Output(0, "text\nunetlab-ex", ""))).isEmpty();
    assertThat(ExitMark.strip(new Output(0, "", ""))).isEmpty();
  }

  private void read(String text) {
    marked.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
