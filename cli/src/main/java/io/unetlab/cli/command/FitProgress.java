package io.unetlab.cli.command;

import io.unetlab.cli.output.ProgressLine;
import io.unetlab.cli.output.TimeText;
import io.unetlab.profiler.predict.ModelMeasuring;
import io.unetlab.profiler.predict.ModelMeasuring.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Shows a fit's progress, keeps the model now and then, and stops it in time. */
final class FitProgress implements ModelMeasuring.Watch {

  private static final double KEEP_SECONDS = 60;
  private static final int MOST_FAILURES = 20;

  private final ProgressLine line;
  private final BooleanSupplier interrupted;
  private final double mostSeconds;
  private final Consumer<ModelMeasuring> keep;
  private final long start = System.nanoTime();
  private final List<String> failures = new ArrayList<>();
  private int failed;
  private double kept;

  FitProgress(
      ProgressLine line,
      BooleanSupplier interrupted,
      double mostSeconds,
      Consumer<ModelMeasuring> keep) {
    this.line = line;
    this.interrupted = interrupted;
    this.mostSeconds = mostSeconds;
    this.keep = keep;
  }

  @Override
  public void measured(ModelMeasuring measuring, Progress progress) {
    double seconds = seconds();
    if (seconds - kept > KEEP_SECONDS && !measuring.isEmpty()) {
      keep.accept(measuring);
      kept = seconds();
    }
    // Operations and networks advance together, so both have about the same share left.
    double share = share(progress);
    double left = Math.min(seconds * (1 - share) / share, mostSeconds - seconds);
    line.say(
        String.format(
            Locale.ROOT,
            "operations %,d of %,d, networks %,d of %,d%s",
            progress.operations(),
            progress.ofOperations(),
            progress.networks(),
            progress.ofNetworks(),
            share > 0 ? ", about " + TimeText.of(Math.max(0, left)) + " left" : ""));
  }

  private static double share(Progress progress) {
    double operations =
        progress.ofOperations() == 0 ? 1 : (double) progress.operations() / progress.ofOperations();
    double networks =
        progress.ofNetworks() == 0 ? 1 : (double) progress.networks() / progress.ofNetworks();
    return Math.min(operations, networks);
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void failed(String name, String reason) {
    failed++;
    if (failures.size() < MOST_FAILURES) {
      failures.add(name + " was not measured: " + reason);
    }
  }

  @Override
  public boolean stops() {
    return interrupted.getAsBoolean() || seconds() > mostSeconds;
  }

  /** The first of them after a colon; empty without any. */
  String firstFailure() {
    return failures.isEmpty() ? "" : ": " + failures.get(0);
  }

  /** What could not be measured, and how many more. */
  List<String> failures() {
    List<String> all = new ArrayList<>(failures);
    if (failed > failures.size()) {
      all.add("and " + (failed - failures.size()) + " more");
    }
    return all;
  }
}
