package io.unetlab.builders.generate;

import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Loads parts and runs them, measures both, and reports to the watch. */
final class Stopwatch {

  private final NetworkRunner runner;
  private final PictureWatch watch;
  private final List<PartTime> times = new ArrayList<>();

  Stopwatch(NetworkRunner runner, PictureWatch watch) {
    this.runner = runner;
    this.watch = watch;
  }

  List<PartTime> times() {
    return times;
  }

  /**
   * Loads a part, which is freed when it is closed.
   *
   * @param units texts, steps or pictures that it will run for
   */
  Part load(PartNetwork part, int units) throws IOException {
    watch.loading(part.word());
    long start = System.nanoTime();
    NetworkRunner.Loaded loaded = runner.load(part);
    Part running = new Part(part, loaded, units, System.nanoTime() - start);
    watch.running(part.word(), 0, units);
    return running;
  }

  /** A part in memory. */
  final class Part implements AutoCloseable {

    private final PartNetwork part;
    private final NetworkRunner.Loaded loaded;
    private final int units;
    private final long loading;
    private long running;
    private int runs;

    private Part(PartNetwork part, NetworkRunner.Loaded loaded, int units, long loading) {
      this.part = part;
      this.loaded = loaded;
      this.units = units;
      this.loading = loading;
    }

    /** One unit that is one run. */
    List<Tensor> run(WeightStore inputs) {
      List<Tensor> outputs = pass(inputs);
      done(runs);
      return outputs;
    }

    /** One forward pass of a unit. */
    List<Tensor> pass(WeightStore inputs) {
      WeightStore matched = InputMatch.match(part.graph(), inputs);
      long start = System.nanoTime();
      List<Tensor> outputs = loaded.run(matched);
      running += System.nanoTime() - start;
      runs++;
      return outputs;
    }

    void done(int of) {
      watch.running(part.word(), of, units);
    }

    @Override
    public void close() throws IOException {
      times.add(new PartTime(part.word(), loading, running, runs));
      loaded.close();
    }
  }
}
