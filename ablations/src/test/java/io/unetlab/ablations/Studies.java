package io.unetlab.ablations;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** The small studies of the tests. */
public final class Studies {

  public static final Path DIRECTORY = Path.of("src/test/resources/studies");

  private Studies() {}

  public static String text(String name) {
    try {
      return Files.readString(DIRECTORY.resolve(name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A study, changed as by the command line's {@code --set}. */
  public static StudySpec load(String name, String... set) {
    Problems problems = new Problems();
    SpecPatch patch =
        Arrays.stream(set)
            .map(text -> SpecPatch.parse(text, problems))
            .reduce(SpecPatch.EMPTY, SpecPatch::andThen);
    problems.throwIfErrors();
    return StudyLoader.load(DIRECTORY.resolve(name + ".yaml"), patch);
  }

  public static StudyResult run(String name, String... set) {
    return StudyRunner.run(load(name, set));
  }

  public static String winner(StudyResult result) {
    return result.decision().winner().map(Studies::label).orElse("nobody");
  }

  static Prediction quality(Completed candidate, Metric metric) {
    return Objects.requireNonNull(candidate.quality().get(metric), metric.name());
  }

  public static String label(Completed candidate) {
    return candidate.variant().label();
  }
}
