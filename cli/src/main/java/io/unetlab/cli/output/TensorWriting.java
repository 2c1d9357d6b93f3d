package io.unetlab.cli.output;

import io.unetlab.builders.graph.ElementType;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.IntConsumer;

/** Writes a network's tensors: shows progress, and warns about values that overflow the type. */
public record TensorWriting(PrintWriter err, Terminal terminal) {

  /** Writes, and reports progress after each tensor. */
  @FunctionalInterface
  public interface Writing<T> {
    T write(IntConsumer written) throws IOException;
  }

  /**
   * Runs the writer and returns its result.
   *
   * @param where the destination in the error message, such as {@code into DIR}
   */
  public <T> T write(int tensors, String where, Writing<T> writing) {
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
