package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.Shapley;
import io.unetlab.ablations.analysis.Share;
import io.unetlab.ablations.exec.Explanation;
import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of pipelines: factors on any part, latencies added up from those of the parts. */
class PipelineStudyTest {

  @TempDir private Path folder;

  /** Counts what it is asked to measure. */
  private static final class Counting extends FakeBench {

    private final List<String> measured = new ArrayList<>();

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      subjects.forEach(it -> measured.add(it.name()));
      return super.measure(subjects, replicate);
    }
  }

  private static Completed trial(StudyResult result, String label) {
    return result.completed().stream()
        .filter(it -> it.variant().label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPartThatManyVariantsShareIsMeasuredOnce() {
    Counting bench = new Counting();
    StudyResult result =
        StudyRunner.run(Studies.load("pipeline"), RunSettings.PLAIN.with("host", bench));

    assertThat(result.completed()).hasSize(12);
    assertThat(bench.measured)
        .containsExactlyInAnyOrder(
            "#0 unet", "#0 text_encoder", "#0 decoder", "#2 unet", "#3 decoder");
    assertThat(result.completed()).allMatch(it -> it.value(Metrics.LATENCY).isPresent());
  }

  @Test
  void aLatencyIsTheSumOfRunsTimesThatOfEachPart() {
    StudyResult result =
        StudyRunner.run(Studies.load("pipeline"), RunSettings.PLAIN.with("host", new FakeBench()));
    Measurements measured = result.measurements().get(0);

    for (Completed trial : result.completed()) {
      double sum = 0;
      for (PartRun part : trial.parts()) {
        sum += part.runs() * measured.of(part.network()).orElseThrow().latency().ms();
      }
      assertThat(trial.value(Metrics.LATENCY).orElseThrow()).isEqualByComparingTo(text(sum));
    }
    assertThat(((Completed) result.base()).parts())
        .extracting(it -> it.word() + " x " + it.runs())
        .containsExactly("text_encoder x 2", "unet x 20", "decoder x 1");
    assertThat(Studies.winner(result)).isEqualTo("steps=one unet=shallow decoder=light");
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  /** Both run the same networks, so one session measured all of both. */
  @Test
  void pipelinesThatDifferInStepsAloneAreToldApart() {
    StudyResult result =
        StudyRunner.run(Studies.load("pipeline"), RunSettings.PLAIN.with("host", new FakeBench()));
    RelativeLatency relative =
        result.compare(Metrics.LATENCY, trial(result, "steps=four"), result.base()).orElseThrow();

    assertThat(relative.conclusion()).isEqualTo(RelativeLatency.Conclusion.FASTER);
    assertThat(relative.estimate())
        .isCloseTo(
            trial(result, "steps=four").value(Metrics.LATENCY).orElseThrow().doubleValue()
                / ((Completed) result.base()).value(Metrics.LATENCY).orElseThrow().doubleValue(),
            within(1e-9));
  }

  @Test
  void theSharesOfTheSavingOfTimeAddUpAndStepsMultiply() {
    StudyResult result =
        StudyRunner.run(Studies.load("pipeline"), RunSettings.PLAIN.with("host", new FakeBench()));
    Explanation explanation = Explanation.of(result);
    Shapley shares = explanation.shares().orElseThrow();
    BigDecimal sum =
        shares.shares().stream()
            .map(it -> it.amount(Metrics.LATENCY))
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(sum).isEqualByComparingTo(shares.total(Metrics.LATENCY));
    Share steps = shares.shares().get(0);
    Share decoder = shares.shares().get(2);
    assertThat(steps.first(Metrics.LATENCY)).isLessThan(steps.last(Metrics.LATENCY));
    assertThat(decoder.first(Metrics.LATENCY))
        .isEqualByComparingTo(decoder.last(Metrics.LATENCY))
        .isEqualByComparingTo(decoder.amount(Metrics.LATENCY));
    Effects effects =
        explanation.effects().stream()
            .filter(it -> it.metric().equals(Metrics.LATENCY))
            .findFirst()
            .orElseThrow();
    assertThat(effects.exact()).isTrue();
    assertThat(effects.interactions())
        .filteredOn(it -> it.variation().share() > 1e-9)
        .extracting(it -> it.first().name() + " x " + it.second().name())
        .containsExactly("steps x unet");
  }

  @Test
  void aStoreKnowsThePartsWithoutTheirFiles() throws IOException {
    Path study = copied();
    StudySpec spec = StudyLoader.load(study);
    List<Path> files = StudyLoader.files(study, SpecPatch.EMPTY);
    assertThat(files)
        .extracting(it -> folder.toRealPath().relativize(it.toRealPath()).toString())
        .contains("tiny.yaml", "parts/tiny_decoder.yaml", "parts/light_decoder.yaml");
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StoredStudy stored =
          new StoredStudy(
              spec.hash(),
              Optional.empty(),
              "pipeline",
              "test",
              StudyFiles.copy(study, files),
              List.of(),
              Instant.EPOCH,
              false);
      store.studies().begin(stored);
      StudyResult run =
          StudyRunner.run(
              spec, RunSettings.PLAIN.with(store.of(stored)).with("host", new FakeBench()));
      Files.delete(folder.resolve("parts/light_decoder.yaml"));
      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));

      assertThat(read.trials()).isEqualTo(run.trials());
      assertThat(shares(read)).isEqualTo(shares(run)).hasSize(3);
      Completed winner = read.decision().winner().orElseThrow();
      assertThat(read.spec(winner).hash()).isEqualTo(winner.hash());
    }
  }

  private static List<Map<Metric, BigDecimal>> shares(StudyResult result) {
    return Explanation.of(result).shares().orElseThrow().shares().stream()
        .map(Share::amounts)
        .toList();
  }

  @Test
  void anOptionsFileCountsByItsContent() throws IOException {
    Path study = copied();
    String before = StudyLoader.load(study).hash();
    Path light = folder.resolve("parts/light_decoder.yaml");
    Files.move(light, folder.resolve("moved.yaml"));
    Files.writeString(
        study, Files.readString(study).replace("parts/light_decoder.yaml", "moved.yaml"));
    assertThat(StudyLoader.load(study).hash()).isEqualTo(before);

    Files.writeString(
        folder.resolve("moved.yaml"),
        Files.readString(folder.resolve("moved.yaml"))
            .replace("attention: false", "attention: true"));
    assertThat(StudyLoader.load(study).hash()).isNotEqualTo(before);
  }

  private Path copied() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    for (String name :
        List.of(
            "pipeline.yaml",
            "tiny_pipeline.yaml",
            "tiny.yaml",
            "parts/tiny_text.yaml",
            "parts/tiny_decoder.yaml",
            "parts/light_decoder.yaml")) {
      Files.copy(Studies.DIRECTORY.resolve(name), folder.resolve(name));
    }
    return folder.resolve("pipeline.yaml");
  }

  /** The light decoder's is missing, and one pipeline is known as a whole. */
  @Test
  void whatIsReportedOfPartsIsAddedUpAndWhatIsMissingIsNamed() throws IOException {
    StudyResult counted = Studies.run("pipeline");
    Map<String, SpecHash> parts =
        trial(counted, "unet=shallow").parts().stream()
            .collect(Collectors.toMap(PartRun::word, PartRun::network));
    String text =
        """
        kind: latencies
        latencies:
          - {network: shallow, part: unet, spec_hash: %s, device: {name: a phone}, ms: 30, how: published, source: {text: a table}}
          - {network: text, part: text_encoder, spec_hash: %s, device: {name: a phone}, ms: 2, how: published, source: {text: a table}}
          - {network: tiny, part: decoder, spec_hash: %s, device: {name: a phone}, ms: 7, how: published, source: {text: a table}}
          - {network: all, part: pipeline, spec_hash: %s, device: {name: a phone}, ms: 50, how: entered, source: {text: a watch}}
        """
            .formatted(
                parts.get("unet").hex(),
                parts.get("text_encoder").hex(),
                parts.get("decoder").hex(),
                trial(counted, "steps=four unet=shallow").hash().hex());
    Path file = Files.writeString(folder.resolve("phone.yaml"), text);
    StudyResult result =
        Studies.run("pipeline", "targets=[{name: phone, latencies: '" + file + "'}]");
    TargetLatencies phone = result.latencies().get(0);

    assertThat(trial(result, "unet=shallow").value(Metrics.LATENCY).orElseThrow())
        .isEqualByComparingTo("611");
    assertThat(trial(result, "steps=one unet=shallow").value(Metrics.LATENCY).orElseThrow())
        .isEqualByComparingTo("39");
    assertThat(trial(result, "steps=four unet=shallow").value(Metrics.LATENCY).orElseThrow())
        .isEqualByComparingTo("50");
    Completed without = trial(result, "unet=shallow decoder=light");
    assertThat(without.value(Metrics.LATENCY)).isEmpty();
    assertThat(phone.missing(without)).extracting(PartRun::word).containsExactly("decoder");
    assertThat(phone.missing((Completed) result.base()))
        .extracting(PartRun::word)
        .containsExactly("unet");
    assertThat(Studies.winner(result)).isEqualTo("steps=one unet=shallow");
  }
}
