package io.unetlab.reports.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One file of a report, generated while it is written: results may not fit in memory.
 *
 * @param path in the report's directory, with {@code /}
 */
record ReportFile(String path, Content content) {

  /** Writes the same bytes each time. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes the same text each time. */
  interface Text {
    void write(Writer out) throws IOException;
  }

  public ReportFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
  }

  static ReportFile text(String path, String text) {
    return text(path, out -> out.write(text));
  }

  static ReportFile text(String path, Text text) {
    return new ReportFile(
        path,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          text.write(writer);
          writer.flush();
        });
  }
}
