package io.unetlab.cli.output;

import io.unetlab.builders.graph.ElementType;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.IntConsumer;

/**
 * Writes a network's tensors: shows the progress, and warns of numbers that the type cannot hold.
 */
public record TensorWriting(PrintWriter err, Terminal terminal) {

  /** Writes, and reports after each tensor how many are done. */
  @FunctionalInterface
  public interface Writing<T> {
    T write(IntConsumer written) throws IOException;
  }

  /**
   * Writes, and gives what the writer gives.
   *
   * @param where words for the message when it cannot be written, such as {@code into DIR}
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
              + "; they are infinite");
    }
  }
}
