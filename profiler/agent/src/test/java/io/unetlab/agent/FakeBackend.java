package io.unetlab.agent;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;

/** A network of which each run takes as long as a test says, on a clock of the test's own. */
final class FakeBackend implements Backend {

  static final long SECOND = 1_000_000_000;

  private final long[] seconds;
  private final String failing;
  private long now = 7 * SECOND;
  private int runs;
  private boolean closed;

  /**
   * @param failing the stage that fails, or none
   * @param seconds of the runs; later ones take as long as the last
   */
  FakeBackend(String failing, long... seconds) {
    this.failing = failing;
    this.seconds = seconds;
  }

  long now() {
    return now;
  }

  boolean closed() {
    return closed;
  }

  private void step(String stage) throws IOException {
    if (stage.equals(failing)) {
      throw new IOException(stage + " is broken");
    }
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> available() {
    return List.of("CPU");
  }

  @Override
  public List<String> providers() {
    return List.of("CPU");
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Network load() throws IOException {
    step("load");
    now += 5 * SECOND;
    return new FakeNetwork();
  }

  private final class FakeNetwork implements Network {

    @Override
    public long bytes() {
      return 42;
    }

    @Override
    public void readInputs() throws IOException {
      step("inputs");
    }

    @Override
    public void run() throws IOException {
      step(runs == 0 ? "first" : "run " + runs);
      now += seconds[Math.min(runs, seconds.length - 1)] * SECOND;
      runs++;
    }

    @Override
    public Checksum check() throws IOException {
      step("check");
      return Checksum.of(FloatBuffer.wrap(new float[] {runs}));
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
