package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stopped run prints; whether it was stopped or not makes no difference to it. */
final class KnownSoFarTest {

  @TempDir private Path folder;

  private List<String> known(String design) throws IOException {
    Path file = SmallStudy.write(folder);
    String out = folder.resolve("out").toString();
    CommandRun run = CommandRun.of("run", file.toString(), "--set", design, "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.parse(design, problems);
    problems.throwIfErrors();
    StudySpec study = StudyLoader.load(file, patch);
    return KnownSoFar.of(StoreAddress.of(out), study);
  }

  @Test
  void aSearchHasAFrontAndAChoice() throws IOException {
    List<String> known =
        known("design={search: {algorithm: grid, evaluations: 4, objectives: [macs, fid]}}");
    assertThat(known).hasSize(2);
    assertThat(known.get(0))
        .matches("So far: 4 variants, [2-4] of them on the front of MACs and FID\\.");
    assertThat(known.get(1)).startsWith("Chosen: variant #");
  }

  @Test
  void otherStudiesHaveNothingToTell() throws IOException {
    assertThat(known("design={factorial: all}")).isEmpty();
  }
}
