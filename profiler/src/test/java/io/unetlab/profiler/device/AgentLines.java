package io.unetlab.profiler.device;

/** What an agent prints on a phone, for tests that have none. */
final class AgentLines {

  static final String HELLO =
      "{\"line\":\"hello\",\"schema\":1,\"vm\":\"Dalvik\",\"vendor\":\"The Android Project\","
          + "\"java\":\"0\",\"os\":\"Linux 5.15\",\"arch\":\"aarch64\",\"cores\":8,"
          + "\"cpus_allowed\":\"f0\",\"runtime\":\"onnxruntime\",\"runtime_version\":\"1.28.0\","
          + "\"providers_available\":[\"CPU\",\"XNNPACK\"],\"providers\":[\"XNNPACK\",\"CPU\"],"
          + "\"threads\":4}";
  static final String LOAD = "{\"line\":\"load\",\"duration_ns\":1000,\"model_bytes\":64}";
  static final String FIRST = "{\"line\":\"first\",\"duration_ns\":900}";
  static final String CHECK =
      "{\"line\":\"check\",\"elements\":12,\"sum\":-0.5,\"square_sum\":8.25}";

  private AgentLines() {}

  static String warmup(int index) {
    return "{\"line\":\"warmup\",\"index\":" + index + ",\"duration_ns\":500}";
  }

  static String sample(int index) {
    return "{\"line\":\"sample\",\"index\":"
        + index
        + ",\"start_ns\":"
        + 1000 * index
        + ",\"duration_ns\":"
        + (400 + index)
        + ",\"khz\":[1803000,0]}";
  }

  static String failed(String stage, String reason) {
    return "{\"line\":\"failed\",\"stage\":\"" + stage + "\",\"reason\":\"" + reason + "\"}";
  }

  static String end(boolean ok, int n) {
    return "{\"line\":\"end\",\"ok\":" + ok + ",\"n\":" + n + ",\"peak_bytes\":77}";
  }
}
