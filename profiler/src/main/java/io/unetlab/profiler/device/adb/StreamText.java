package io.unetlab.profiler.device.adb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stream read in a separate thread, so that no process blocks on a full pipe. */
final class StreamText {

  /** More than any of our commands prints; the rest is dropped. */
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

  /**
   * The text read until the process ended; does not wait for a grandchild that holds the pipe open.
   */
  String text() {
    return text(LAST_BYTES);
  }

  String text(Duration patience) {
    try {
      // Ended or not, the text read so far is the result.
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
      // The process was killed; the text read so far is kept.
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
