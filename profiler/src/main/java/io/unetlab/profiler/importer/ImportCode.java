package io.unetlab.profiler.importer;

import io.unetlab.spec.source.ProblemCode;

/** The problems of files that latencies are imported from; {@code docs/problems.md} lists them. */
public enum ImportCode implements ProblemCode {
  UNKNOWN_FORMAT("IMPORT001", "The file is in no format that latencies are imported from."),
  OTHER_FORMAT("IMPORT002", "The file is not in the requested format."),
  CUT_OFF("IMPORT003", "The file ends before its result is complete."),
  WRONG_LINE("IMPORT004", "A line, or a value in it, is not what the format has there."),
  CONTRADICTION("IMPORT005", "Two places of the file that must agree do not."),
  FAILED_RUN("IMPORT006", "The file reports a failed run."),
  NO_LATENCY("IMPORT007", "The file is in a known format, but holds no latency.");

  private final Entry entry;

  ImportCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
