package io.unetlab.reports;

import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The small study and network that the tests report on. */
public final class Fixtures {

  private static final StudyResult STUDY = study(new String[0]);

  private Fixtures() {}

  public static StudyResult study() {
    return STUDY;
  }

  /** The study, changed as {@code --set} would. */
  public static StudyResult study(String... assignments) {
    return StudyRunner.run(load(assignments));
  }

  private static StudySpec load(String... assignments) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String assignment : assignments) {
      patch = patch.andThen(SpecPatch.parse(assignment, problems));
    }
    problems.throwIfErrors();
    return StudyLoader.load(path("/study/study.yaml"), patch);
  }

  /** The same trials as of a study that searched for them, in their order and backwards. */
  public static StudyResult searched() {
    List<Variant> found = STUDY.trials().stream().map(TrialResult::variant).toList();
    List<Variant> backwards = new ArrayList<>(found);
    Collections.reverse(backwards);
    return searched(
        SearchRun.of(SearchAlgorithm.NSGA2, found),
        SearchRun.of(SearchAlgorithm.RANDOM, backwards.subList(0, backwards.size() / 2)));
  }

  /** The same trials as of a study that searched for them with these algorithms. */
  public static StudyResult searched(SearchRun... runs) {
    StudySpec study =
        load(
            "design={search: {algorithm: random, evaluations: 20, objectives: [params, macs, fid]}}");
    return new StudyResult(
        study,
        STUDY.trials(),
        STUDY.ladder(),
        STUDY.decision(),
        STUDY.references(),
        STUDY.latencies(),
        STUDY.trainings(),
        new Searched(
            STUDY.trials().stream().map(TrialResult::variant).toList(),
            List.of("its minutes are over"),
            List.of(runs)),
        STUDY.provenance());
  }

  /**
   * The study, asking for latency: the base takes 100 ms, each other network 10 % less than that.
   */
  public static StudyResult measured(String... assignments) {
    return measured(
        RunSettings.PLAIN.with("host", new SteadyMeasurer(0.9, LatencyFixtures.QUIET)),
        assignments);
  }

  /** The same on a disturbed machine, so that no latency is valid. */
  public static StudyResult measuredWhileBusy(String... assignments) {
    return measured(
        RunSettings.PLAIN.with("host", new SteadyMeasurer(0.9, LatencyFixtures.BUSY)), assignments);
  }

  /** The same with latencies that are valid and that no interval tells apart from the base's. */
  public static StudyResult measuredAlike(String... assignments) {
    return measured(RunSettings.PLAIN.with("host", new WaveringMeasurer()), assignments);
  }

  /** The same on two targets; on the second each other network takes 20 % more than the base. */
  public static StudyResult measuredOnTwo() {
    return measured(
        RunSettings.PLAIN
            .with("laptop", new SteadyMeasurer(0.9, LatencyFixtures.QUIET))
            .with("board", new SteadyMeasurer(1.2, LatencyFixtures.QUIET)),
        "targets=[{name: laptop}, {name: board}]");
  }

  /** The same with a second target that cannot be asked. */
  public static StudyResult measuredOnOneOfTwo() {
    return measured(
        RunSettings.PLAIN
            .with("laptop", new SteadyMeasurer(0.9, LatencyFixtures.QUIET))
            .with("pixel", new NobodyThere()),
        "targets=[{name: laptop}, {name: pixel, device: desktop}]");
  }

  private static StudyResult measured(RunSettings settings, String... assignments) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.parse("metrics=[params, macs, fid, latency]", problems);
    for (String assignment : assignments) {
      patch = patch.andThen(SpecPatch.parse(assignment, problems));
    }
    problems.throwIfErrors();
    return StudyRunner.run(StudyLoader.load(path("/study/study.yaml"), patch), settings);
  }

  private static final class NobodyThere implements LatencyMeasurer {

    @Override
    public String target() {
      throw DeviceException.refused("no device is attached");
    }

    @Override
    public String protocol() {
      return "quick";
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      throw new AssertionError("a device that is not there was asked to measure");
    }
  }

  private static class SteadyMeasurer implements LatencyMeasurer {

    private final double factor;
    private final CalibrationSummary calibration;

    SteadyMeasurer(double factor, CalibrationSummary calibration) {
      this.factor = factor;
      this.calibration = calibration;
    }

    @Override
    public String target() {
      return "a CPU";
    }

    @Override
    public String protocol() {
      return "quick";
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      return LatencyFixtures.run(
          subjects.stream()
              .map(it -> it.equals(subjects.get(0)) ? steady(it, 1) : other(it))
              .toArray(LatencyRecord[]::new));
    }

    LatencyRecord other(BenchSubject subject) {
      return steady(subject, factor);
    }

    private LatencyRecord steady(BenchSubject subject, double times) {
      return LatencyFixtures.steady(subject.name(), times, calibration);
    }
  }

  private static final class WaveringMeasurer extends SteadyMeasurer {

    WaveringMeasurer() {
      super(1, LatencyFixtures.QUIET);
    }

    @Override
    LatencyRecord other(BenchSubject subject) {
      return LatencyFixtures.wavering(subject.name());
    }
  }

  /** The study's base, changed as {@code --set} would. */
  public static CountedNetwork network(String... assignments) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String assignment : assignments) {
      patch = patch.andThen(SpecPatch.parse(assignment, problems));
    }
    problems.throwIfErrors();
    return CountedNetwork.of(SpecLoader.load(path("/study/base.yaml"), patch));
  }

  public static String text(String resource) {
    try {
      return Files.readString(path(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String resource) {
    URL url = Objects.requireNonNull(Fixtures.class.getResource(resource), resource);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
