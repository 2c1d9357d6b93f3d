package io.unetlab.reports.format;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One file of a report.
 *
 * @param path inside of the report's directory, with {@code /}
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record ReportFile(String path, byte[] content) {

  public ReportFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
  }

  static ReportFile text(String path, String content) {
    return new ReportFile(path, content.getBytes(StandardCharsets.UTF_8));
  }
}
