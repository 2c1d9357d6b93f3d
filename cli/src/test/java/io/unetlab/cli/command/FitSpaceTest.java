package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.option.FitSizeOption;
import io.unetlab.profiler.predict.Fusions;
import io.unetlab.profiler.predict.ModelMeasuring.Subject;
import io.unetlab.profiler.predict.OperationKey;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A space of pipelines is a space of their parts. */
final class FitSpaceTest {

  private static final Path WHOLE =
      CommandRun.home().resolve("arch-spec/src/test/resources/pipelines/whole.yaml");

  @TempDir private Path folder;

  private StudySpec study() throws IOException {
    Path file = folder.resolve("study.yaml");
    String text =
        """
        kind: study
        name: parts
        base: BASE
        factors:
          - {name: steps, path: steps, values: [1, 4, 8]}
          - {name: depth, path: "unet.levels[0].resnets", values: [1, 2, 3, 4]}
        design: {factorial: all}
        metrics: [params, latency]
        targets: [{name: host, predict: later.yaml}]
        select: {minimize: latency}
        """;
    Files.writeString(file, text.replace("BASE", WHOLE.toString()));
    return StudyLoader.loadSpace(file, SpecPatch.EMPTY);
  }

  private static FitSpace space(StudySpec study, Map<String, Boolean> kept) {
    return new FitSpace(
        study, SpecPatch.EMPTY, new FitSizeOption.Sizes(1, 4, 2, 0), List.of(), kept);
  }

  @Test
  void eachPartIsMeasuredOnceHoweverOftenItRuns() throws IOException {
    List<Subject> subjects = space(study(), Map.of()).subjects();
    assertThat(subjects).hasSize(6).extracting(Subject::hash).doesNotHaveDuplicates();
    assertThat(subjects.stream().filter(Subject::heldOut)).hasSize(2);
    assertThat(subjects)
        .extracting(Subject::family)
        .contains("whole text_encoder", "whole unet", "whole decoder");
    assertThat(subjects).extracting(Subject::name).doesNotHaveDuplicates();
  }

  @Test
  void whatWasMeasuredRemainsWhatItWas() throws IOException {
    StudySpec study = study();
    Map<String, Boolean> kept =
        space(study, Map.of()).subjects().stream()
            .collect(Collectors.toMap(Subject::hash, Subject::heldOut));
    assertThat(
            space(study, kept).subjects().stream()
                .collect(Collectors.toMap(Subject::hash, Subject::heldOut)))
        .isEqualTo(kept);
  }

  @Test
  void theOperationsAreThoseOfAllParts() throws IOException {
    assertThat(space(study(), Map.of()).catalogue(Fusions.NONE, it -> {}).keys())
        .extracting(OperationKey::kind)
        .contains("conv 3x3", "attention softmax", "upsample", "attention softmax causal");
  }
}
