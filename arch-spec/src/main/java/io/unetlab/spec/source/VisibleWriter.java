package io.unetlab.spec.source;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.function.UnaryOperator;

/**
 * The end through which text leaves: whatever is written, no caller can forget to make it {@link
 * Visible}. A pair of characters that belong together may come in two pieces.
 */
public final class VisibleWriter extends FilterWriter {

  private final UnaryOperator<String> visible;
  private String half = "";

  /**
   * @param visible a method of {@link Visible}
   */
  public VisibleWriter(Writer out, UnaryOperator<String> visible) {
    super(out);
    this.visible = visible;
  }

  @Override
  public void write(int c) throws IOException {
    write(String.valueOf((char) c), 0, 1);
  }

  @Override
  public void write(char[] chars, int from, int count) throws IOException {
    write(new String(chars, from, count), 0, count);
  }

  @Override
  public void write(String text, int from, int count) throws IOException {
    String whole = half + text.substring(from, from + count);
    int end = whole.length() - (isHalf(whole) ? 1 : 0);
    half = whole.substring(end);
    out.write(visible.apply(whole.substring(0, end)));
  }

  private static boolean isHalf(String text) {
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    return last == '\r' || Character.isHighSurrogate(last);
  }

  @Override
  public void flush() throws IOException {
    out.write(visible.apply(half));
    half = "";
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
