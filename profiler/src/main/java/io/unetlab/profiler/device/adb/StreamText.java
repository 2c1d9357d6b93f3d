package io.unetlab.profiler.device.adb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stream read beside the others, so that no process waits for a full pipe. */
final class StreamText {

  /** More than any command of ours prints; the rest is dropped. */
  private static final int MOST_BYTES = 16 << 20;

  private static final long LAST_BYTES_SECONDS = 5;

  private final CompletableFuture<String> text = new CompletableFuture<>();

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
    try {
      return text.get(LAST_BYTES_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }

  private void readAll(InputStream stream) {
    try (stream) {
      String read = new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      stream.transferTo(OutputStream.nullOutputStream());
      text.complete(read);
    } catch (IOException e) {
      text.complete("");
    }
  }
}
