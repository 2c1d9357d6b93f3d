package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.Sessions;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.builders.cache.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Does {@link CountingJob}s on another machine. The study's files stay until it is closed: an
 * option may name one.
 */
final class CountingWorker implements Job.Worker {

  private static final CountEvaluator EVALUATOR = new CountEvaluator();

  private final ScratchFolder folder;
  private final List<Factor> factors;
  private final VariantBuilder builder;
  private final boolean whole;

  private CountingWorker(ScratchFolder folder, StudySpec study, boolean whole) {
    this.folder = folder;
    this.factors = study.factors();
    this.builder = new VariantBuilder(study);
    this.whole = whole;
  }

  static CountingWorker open(SentStudy sent, boolean whole) {
    try {
      ScratchFolder folder = ScratchFolder.make("study");
      try {
        StudySpec study = StudyLoader.load(sent.files().writeInto(folder.path()), sent.patch());
        return new CountingWorker(folder, study, whole);
      } catch (RuntimeException | IOException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String run(String part) {
    PartOutput.Writer output = new PartOutput.Writer();
    Set<String> counted = new HashSet<>();
    for (Variant variant : PartInput.read(part, factors)) {
      Built built = Built.of(variant, builder);
      output.add(built);
      if (whole && built.hash().filter(counted::add).isPresent()) {
        output.add(count(built));
      }
    }
    return output.text();
  }

  private static TrialOutcome count(Built built) {
    Trial trial =
        new Trial(
            EVALUATOR.key(built.hash().orElseThrow(), 0),
            built.variant().label(),
            built.spec().orElseThrow());
    return Sessions.outcomes(EVALUATOR, List.of(trial)).get(0);
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
