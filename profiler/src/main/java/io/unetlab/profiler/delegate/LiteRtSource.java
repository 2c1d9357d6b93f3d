package io.unetlab.profiler.delegate;

/** The version of LiteRT whose delegates were read. */
final class LiteRtSource {

  static final String COMMIT = "f67457790c9c2ab67347d6fe53270e8d3df20868";

  private LiteRtSource() {}

  static Source of(String path, String place) {
    return new Source("google-ai-edge/LiteRT", COMMIT, path, place);
  }
}
