package io.unetlab.profiler.importer;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The formats from which latencies are imported, recognised by content. */
public enum LatencyFormat {
  // The first is recognised by its beginning; the others need the whole text.
  ORT_PROFILE("a profile of ONNX Runtime (JSON)", OrtProfileReader::fits, OrtProfileReader::read),
  AGENT_LINES("JSON lines of the benchmark agent", AgentReader::fits, AgentReader::read),
  ENTERED("a file of kind latencies", EnteredLatencies::fits, EnteredLatencies::read),
  AI_HUB("a perf.yaml of Qualcomm AI Hub", AiHubReader::fits, AiHubReader::read),
  LITERT_LOG("a log of LiteRT's benchmark_model", LiteRtLog::fits, LiteRtLog::read),
  LITERT_CSV("the CSV of benchmark_model's operation profiling", LiteRtCsv::fits, LiteRtCsv::read);

  private final String words;
  private final Predicate<ImportText> fits;
  private final Function<ImportText, ImportedFile> reader;

  LatencyFormat(
      String words, Predicate<ImportText> fits, Function<ImportText, ImportedFile> reader) {
    this.words = words;
    this.fits = fits;
    this.reader = reader;
  }

  /** For sentences. */
  public String words() {
    return words;
  }

  static Optional<LatencyFormat> of(ImportText text) {
    return Arrays.stream(values()).filter(format -> format.fits.test(text)).findFirst();
  }

  ImportedFile read(ImportText text) {
    return reader.apply(text);
  }
}
