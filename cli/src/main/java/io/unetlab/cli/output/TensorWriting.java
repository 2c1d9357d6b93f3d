package io.unetlab.cli.output;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.IntConsumer;

/**
 * Writes a network's tensors: says how much if it takes a while, shows progress, and warns about
 * values that overflow the type.
 */
public record TensorWriting(PrintWriter err, Terminal terminal) {

  /** Less than this is written in a moment. */
  private static final long MUCH = 100_000_000;

  /** Writes, and reports progress after each tensor. */
  @FunctionalInterface
  public interface Writing<T> {
    T write(IntConsumer written) throws IOException;
  }

  /**
   * Runs the writer and returns its result.
   *
   * @param bytes about how many are written
   * @param where the destination in messages, such as {@code into DIR}
   */
  public <T> T write(int tensors, long bytes, String where, Writing<T> writing) {
    if (bytes >= MUCH) {
      err.println("writing " + where + ", " + Numbers.bytes(bytes));
      err.flush();
    }
    try (ProgressLine progress = new ProgressLine(err, terminal, "tensors")) {
      return writing.write(done -> progress.done(done, tensors));
    } catch (IOException e) {
      throw new UserException("cannot write " + where + ": " + Reason.of(e));
    }
  }

  public void warn(long overflows, ElementType type) {
    if (overflows > 0) {
      err.println(
          "unetlab: "
              + overflows
              + " numbers are too large for "
              + type.text()
              + " and became infinite");
    }
  }
}
