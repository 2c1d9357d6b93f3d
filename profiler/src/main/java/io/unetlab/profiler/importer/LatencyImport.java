package io.unetlab.profiler.importer;

import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.ChoiceType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Imports latencies from files of other tools; the content determines the reader. */
public final class LatencyImport {

  private LatencyImport() {}

  /**
   * Reads a file of any known format.
   *
   * @throws SpecException when the format is unknown or the content invalid
   */
  public static ImportedFile read(Path file) {
    return read(ImportText.read(file));
  }

  /**
   * Reads a text of any known format.
   *
   * @throws SpecException when the format is unknown or the content invalid
   */
  public static ImportedFile read(Source source) {
    return read(ImportText.of(source));
  }

  private static ImportedFile read(ImportText text) {
    return read(text, LatencyFormat.of(text).orElseThrow(() -> unknown(text)));
  }

  /**
   * Reads a file of one format.
   *
   * @throws SpecException when it has another format or the content is invalid
   */
  public static ImportedFile read(Path file, LatencyFormat format) {
    ImportText text = ImportText.read(file);
    LatencyFormat found = LatencyFormat.of(text).orElseThrow(() -> unknown(text));
    if (found != format) {
      throw text.problemOfAll(
          ImportCode.OTHER_FORMAT,
          "expected " + format.words() + ", found " + found.words(),
          "read it as " + ChoiceType.word(found) + ", or leave the format to its content");
    }
    return read(text, format);
  }

  private static ImportedFile read(ImportText text, LatencyFormat format) {
    ImportedFile file = format.read(text);
    for (ImportedLatency imported : file.latencies()) {
      boolean isLong =
          imported.latency().figures().values().stream().anyMatch(it -> it > EnteredParser.LONGEST);
      if (isLong || imported.latency().ms() < EnteredParser.SHORTEST) {
        throw text.problemOfAll(
            ImportCode.WRONG_LINE,
            "expected a latency of "
                + (isLong ? "at most 11 days" : "at least 1 nanosecond")
                + " for "
                + imported.network().name()
                + ", found "
                + (isLong ? "more" : imported.latency().ms() + " ms"),
            "the tool may have failed or use another unit");
      }
    }
    return file;
  }

  private static SpecException unknown(ImportText text) {
    String known =
        Arrays.stream(LatencyFormat.values())
            .map(LatencyFormat::words)
            .collect(Collectors.joining("; "));
    String found = text.source().text().isBlank() ? "an empty file" : "none of their marks";
    return text.problemOfAll(
        ImportCode.UNKNOWN_FORMAT,
        "expected a file with latencies, found " + found,
        "known are: " + known);
  }
}
