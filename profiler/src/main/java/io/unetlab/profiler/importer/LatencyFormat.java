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
  AI_HUB_PROFILE(
      "the JSON of a profile of Qualcomm AI Hub",
      AiHubProfileReader::fits,
      AiHubProfileReader::read),
  LITERT_JSON(
      "the JSON of LiteRT's benchmark in Python", LiteRtJsonReader::fits, LiteRtJsonReader::read),
  XCODE_REPORT(
      "Xcode's performance report (NAME.mlperf)", XcodeReportReader::fits, XcodeReportReader::read),
  COREML_TOOLS(
      "the JSON of coremltools' MLModelBenchmarker",
      CoreMlToolsReader::fits,
      CoreMlToolsReader::read),
  EXECUTORCH(
      "the benchmark_results.json of ExecuTorch", ExecuTorchReader::fits, ExecuTorchReader::read),
  MLPERF_MOBILE(
      "a result of MLPerf's mobile app (JSON)", MlPerfMobileReader::fits, MlPerfMobileReader::read),
  IMPORTED_JSON("the JSON of `import latency`", ImportedJsonReader::fits, ImportedJsonReader::read),
  BENCH_JSON("the JSON of `bench --json`", BenchJsonReader::fits, BenchJsonReader::read),
  ENTERED("a file of kind latencies", EnteredLatencies::fits, EnteredLatencies::read),
  AI_HUB("a perf.yaml of Qualcomm AI Hub", AiHubReader::fits, AiHubReader::read),
  ORT_PERF_TEST(
      "the output of onnxruntime_perf_test", OrtPerfTestReader::fits, OrtPerfTestReader::read),
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
