package io.unetlab.cli.output;

import io.unetlab.spec.source.Visible;
import io.unetlab.spec.source.VisibleWriter;
import java.io.PrintWriter;

/** The way of every command's text to the terminal: no text from a file controls it. */
public final class SafeWriter extends PrintWriter {

  private final PrintWriter terminal;

  /**
   * @param autoFlush whether each line appears at once
   */
  public SafeWriter(PrintWriter terminal, boolean autoFlush) {
    super(new VisibleWriter(terminal, Visible::lines), autoFlush);
    this.terminal = terminal;
  }

  /**
   * The terminal itself, for our own control characters: colours, and a line that is rewritten. The
   * caller makes other text {@link Visible}.
   */
  public static PrintWriter terminal(PrintWriter out) {
    return out instanceof SafeWriter safe ? safe.terminal : out;
  }
}
