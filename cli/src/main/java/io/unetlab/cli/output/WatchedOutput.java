package io.unetlab.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Remembers why the output could not be written, which a PrintWriter hides: a full disk must not
 * pass for success. A closed pipe, as in {@code unetlab ... | head}, is no failure.
 */
public final class WatchedOutput extends FilterOutputStream {

  private Optional<IOException> failure = Optional.empty();

  public WatchedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      remember(e);
      throw e;
    }
  }

  private void remember(IOException e) {
    boolean pipe = String.valueOf(e.getMessage()).contains("Broken pipe");
    if (!pipe) {
      failure = Optional.of(e);
    }
  }

  public Optional<IOException> failure() {
    return failure;
  }
}
