package io.unetlab.training.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarFilesTest {

  @TempDir private Path folder;

  @Test
  void filesOfOneNameAreASample() throws IOException {
    String far = "a/" + "long".repeat(40);
    Path one =
        tar("1.tar", "a/1.png", "P1", "a/1.txt", " first \n", "a/1.cls", "3", "README", "read");
    Path other =
        tar(
            "2.tar",
            far + ".json",
            "{\"caption\": \"far away\", \"width\": 3}",
            far + ".JPG",
            "P2",
            "3.2.txt",
            "dots",
            "3.2.txt.png",
            "no");
    Problems problems = new Problems();
    List<CaptionedFile> files = TarFiles.read(List.of(one, other), problems);
    assertThat(files).extracting(CaptionedFile::caption).containsExactly("first", "far away");
    assertThat(files).extracting(CaptionedFile::name).containsExactly("a/1.png", far + ".JPG");
    assertThat(new String(files.get(0).content().bytes(), StandardCharsets.UTF_8)).isEqualTo("P1");
    assertThat(new String(files.get(1).content().bytes(), StandardCharsets.UTF_8)).isEqualTo("P2");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void everyProblemOfAnArchive() throws IOException {
    Path archive =
        tar(
            "bad.tar",
            "1.png",
            "P",
            "2.txt",
            "b",
            "3.png",
            "P",
            "3.txt",
            " ",
            "4.png",
            "P",
            "4.json",
            "{\"caption\": 4}",
            "5.png",
            "P",
            "5.json",
            "{",
            "6.png",
            "P",
            "6.jpg",
            "P",
            "6.txt",
            "c");
    assertThat(problems(archive))
        .containsExactly(
            "DATA006 `6.jpg` is the second of its sample",
            "DATA005 `1.png` has no caption",
            "DATA003 `2` has a caption and no picture",
            "DATA005 the caption `3.txt` is empty",
            "DATA005 `4.json` has no text for `caption`",
            "DATA005 `5.json` is not JSON: Unexpected end-of-input: expected close marker for"
                + " Object");
  }

  @Test
  void damagedArchives() throws IOException {
    Path whole = tar("whole.tar", "1.png", "P".repeat(3000), "1.txt", "a");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.tar");
    Files.write(cut, Arrays.copyOf(bytes, 2000));
    assertThat(problems(cut)).hasSize(1).first().asString().startsWith("DATA007 ");
    Path text = folder.resolve("text.tar");
    Files.writeString(text, "no archive ".repeat(200));
    assertThat(problems(text)).hasSize(1).first().asString().startsWith("DATA007 ");
    Path packed = folder.resolve("packed.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(bytes);
    }
    assertThat(problems(packed))
        .containsExactly(
            "DATA007 the archive is compressed, and its pictures cannot be found in it");
    assertThat(problems(folder.resolve("none.tar")))
        .containsExactly("DATA007 cannot be read: no such file or directory");
    assertThat(problems(tar("empty.tar"))).containsExactly("DATA001 the archive has no pictures");
  }

  private Path tar(String name, String... namesAndTexts) throws IOException {
    Path file = folder.resolve(name);
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i]);
        entry.setSize(text.length);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  private static List<String> problems(Path archive) {
    Problems problems = new Problems();
    TarFiles.read(List.of(archive), problems);
    return problems.all().stream().map(TarFilesTest::text).toList();
  }

  private static String text(Problem problem) {
    return problem.code().id() + " " + problem.message();
  }
}
