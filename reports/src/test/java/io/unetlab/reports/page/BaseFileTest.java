package io.unetlab.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.reports.Fixtures;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseFileTest {

  @TempDir private Path directory;

  @Test
  void itIsTheFileThatTheStudyNamesEvenIfThatExtendsAnother() throws IOException {
    assertThat(BaseFile.of(StudyLoader.load(study(), SpecPatch.EMPTY))).contains("nets/mine.yaml");
  }

  @Test
  void aBaseThatTheRunChangesIsInNoFile() throws IOException {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.parse("base.levels[0].resnets=1", problems);
    problems.throwIfErrors();
    assertThat(BaseFile.of(StudyLoader.load(study(), patch))).isEmpty();
  }

  private Path study() throws IOException {
    Path nets = Files.createDirectories(directory.resolve("nets"));
    Files.writeString(nets.resolve("theirs.yaml"), Fixtures.text("/study/base.yaml"));
    Files.writeString(nets.resolve("mine.yaml"), "kind: unet\nextends: theirs.yaml\nname: mine\n");
    Path study = directory.resolve("study.yaml");
    String text = Fixtures.text("/study/study.yaml");
    Files.writeString(study, text.replace("base.yaml", "nets/mine.yaml"));
    return study;
  }
}
