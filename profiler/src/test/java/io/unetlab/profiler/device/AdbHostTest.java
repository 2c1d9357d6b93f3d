package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An adb server is named by a host, with or without a port. */
final class AdbHostTest {

  @ParameterizedTest
  @CsvSource({
    "lab-3, lab-3:5037",
    "Lab-3.Example.ORG:5038, lab-3.example.org:5038",
    "localhost:1, localhost:1",
    "10.0.0.7, 10.0.0.7:5037",
    "[::1], [::1]:5037",
    "[FE80::1%eth0]:65535, [fe80::1%eth0]:65535"
  })
  void oneFormNamesIt(String text, String form) {
    assertThat(AdbHost.parse(text)).hasToString("Optional[" + form + "]");
    assertThat(AdbHost.parse(form)).isEqualTo(AdbHost.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5038",
        "5038:5037",
        "lab-3:",
        "lab-3:0",
        "lab-3:65536",
        "::1",
        "[lab-3]",
        "-H",
        "lab 3",
        "me@lab-3",
        "tcp:lab-3:5037",
        "ssh://lab-3",
        "lab-3:5037/",
        "[::1]5037"
      })
  void othersNameNone(String text) {
    assertThat(AdbHost.parse(text)).isEmpty();
  }

  @Test
  void thisEndOfATunnelIsKnown() {
    assertThat(AdbHost.parse("localhost:5038").orElseThrow().isLoopback()).isTrue();
    assertThat(AdbHost.parse("[::1]").orElseThrow().isLoopback()).isTrue();
    assertThat(AdbHost.parse("lab-3").orElseThrow().isLoopback()).isFalse();
  }
}
