package io.unetlab.profiler.device.adb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stream read beside the others, so that no process waits for a full pipe. */
final class StreamText {

  /** More than any command of ours prints; the rest is dropped. */
  private static final int MOST_BYTES = 16 << 20;

  private static final Duration LAST_BYTES = Duration.ofSeconds(5);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // guarded by itself
  private final CountDownLatch ended = new CountDownLatch(1);

  private StreamText() {}

  static StreamText read(InputStream stream) {
    StreamText reader = new StreamText();
    Thread thread = new Thread(() -> reader.readAll(stream), "adb output");
    thread.setDaemon(true);
    thread.start();
    return reader;
  }

  /** What came until the process ended; a grandchild that holds the pipe open is not waited for. */
  String text() {
    return text(LAST_BYTES);
  }

  String text(Duration patience) {
    try {
      // Whether it ended or not, what came until now is what there is.
      boolean unused = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (bytes) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private void readAll(InputStream stream) {
    byte[] buffer = new byte[1 << 13];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        take(buffer, n);
      }
    } catch (IOException e) {
      // The process was killed; what came before stands.
    } finally {
      ended.countDown();
    }
  }

  private void take(byte[] buffer, int count) {
    synchronized (bytes) {
      bytes.write(buffer, 0, Math.min(count, MOST_BYTES - bytes.size()));
    }
  }
}
