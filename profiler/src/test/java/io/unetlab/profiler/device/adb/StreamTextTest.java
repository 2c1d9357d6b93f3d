package io.unetlab.profiler.device.adb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The output of a process is available even if its pipe stays open after its end. */
class StreamTextTest {

  @Test
  void allThatCame() {
    String text = "é".repeat(20_000);

    assertThat(StreamText.read(new ByteArrayInputStream(text.getBytes(UTF_8))).text())
        .isEqualTo(text);
  }

  @Test
  void whatCameThoughTheStreamDoesNotEnd() throws IOException {
    try (PipedInputStream in = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(in)) {
      out.write("List of devices".getBytes(UTF_8));
      out.flush();
      StreamText reader = StreamText.read(in);

      assertThat(reader.text(Duration.ofSeconds(2))).isEqualTo("List of devices");
    }
  }
}
