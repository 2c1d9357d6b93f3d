package io.unetlab.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes and flushes each line at once, so that measurements survive a crash. Nothing follows the
 * line {@code end}, which gives the number of samples written. Durations are nanoseconds.
 *
 * <p>All methods throw {@link ReaderGoneException} when the reader is gone.
 */
final class Lines {

  private final OutputStream out;
  private int samples;
  private boolean ended;

  Lines(OutputStream out) {
    this.out = out;
  }

  void hello(JsonLine hello) {
    write(hello);
  }

  void load(long duration, long modelBytes) {
    write(new JsonLine("load").put("duration_ns", duration).put("model_bytes", modelBytes));
  }

  void first(long duration) {
    write(new JsonLine("first").put("duration_ns", duration));
  }

  void warmup(int index, long duration) {
    write(new JsonLine("warmup").put("index", index).put("duration_ns", duration));
  }

  /**
   * @param start since the agent started
   * @param khz each core's clock
   */
  synchronized void sample(long start, long duration, long[] khz) {
    write(
        new JsonLine("sample")
            .put("index", samples)
            .put("start_ns", start)
            .put("duration_ns", duration)
            .put("khz", khz));
    samples++;
  }

  void check(Checksum sum) {
    write(
        new JsonLine("check")
            .put("elements", sum.elements())
            .put("sum", sum.sum())
            .put("square_sum", sum.squareSum()));
  }

  /** The last line of a successful run. */
  void done(long peakBytes) {
    end(true, peakBytes);
  }

  /** The last two lines of a failed run. */
  synchronized void failed(String stage, String reason, long peakBytes) {
    write(new JsonLine("failed").put("stage", stage).put("reason", reason));
    end(false, peakBytes);
  }

  private synchronized void end(boolean ok, long peakBytes) {
    write(new JsonLine("end").put("ok", ok).put("n", samples).put("peak_bytes", peakBytes));
    ended = true;
  }

  private synchronized void write(JsonLine line) {
    if (ended) {
      throw new ReaderGoneException("the last line is written");
    }
    try {
      out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      throw new ReaderGoneException("the reader is gone: " + e.getMessage());
    }
  }
}
