package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study's files are compared with those that are there now. */
class StudyFilesTest {

  @TempDir private Path folder;
  private Path study;
  private Path base;
  private StudyFiles files;

  @BeforeEach
  void copy() throws IOException {
    study = Files.createDirectories(folder.resolve("slim")).resolve("study.yaml");
    base = Files.createDirectories(folder.resolve("models")).resolve("base.yaml");
    Files.writeString(study, "kind: study");
    Files.writeString(base, "kind: unet");
    files = StudyFiles.copy(study, List.of(base));
  }

  @Test
  void theSameFilesDoNotDiffer() {
    assertThat(files.differenceAt(study)).isEmpty();
  }

  @Test
  void aFileThatItNamesMayHaveChanged() throws IOException {
    Files.writeString(base, "kind: text");
    assertThat(files.differenceAt(study)).hasValue("models/base.yaml has changed");
  }

  @Test
  void oneMayBeGone() throws IOException {
    Files.delete(base);
    assertThat(files.differenceAt(study)).hasValue("there is no models/base.yaml");
    Files.delete(study);
    assertThat(files.differenceAt(study)).hasValue("there is no " + study);
  }

  @Test
  void aFileOfAnotherNameIsAnotherStudy() {
    assertThat(files.differenceAt(base)).hasValue(base + " is another file");
  }
}
