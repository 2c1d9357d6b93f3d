package io.unetlab.training.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {

  @TempDir private Path folder;

  @BeforeEach
  void pictures() throws IOException {
    Files.createDirectories(folder.resolve("deep"));
    for (String name : List.of("one.png", "two.png", "deep/three.png")) {
      Files.writeString(folder.resolve(name), "of " + name);
    }
  }

  @Test
  void picturesInTheOrderOfTheLines() throws IOException {
    write(
        "{\"file_name\": \"two.png\", \"text\": \"a \\u00e4 b\", \"other\": {\"x\": [1]}}\r",
        "",
        "{\"text\": \"c\", \"file_name\": \"deep/three.png\"}");
    Problems problems = new Problems();
    List<CaptionedFile> files = FolderFiles.read(folder, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(files).extracting(CaptionedFile::name).containsExactly("two.png", "deep/three.png");
    assertThat(files).extracting(CaptionedFile::caption).containsExactly("a ä b", "c");
    assertThat(new String(files.get(1).content().bytes(), StandardCharsets.UTF_8))
        .isEqualTo("of deep/three.png");
  }

  @Test
  void theFolderAboveTrainIsEnough() throws IOException {
    write("{\"file_name\": \"one.png\", \"text\": \"a\"}");
    Path above = folder.resolve("above");
    Files.createDirectories(above);
    Files.createSymbolicLink(above.resolve("train"), folder);
    assertThat(FolderFiles.read(above, new Problems())).hasSize(1);
  }

  @Test
  void everyProblemAtItsPlace() throws IOException {
    write(
        "{\"file_name\": \"one.png\", \"text\": \"fine\"}",
        "{\"file_name\": \"tow.png\", \"text\": \"b\"}",
        "{\"file_name\": \"two.png\", \"caption\": \"b\"}",
        "{\"file_name\": \"two.png\", \"text\": \"  \"}",
        "{\"file_name\": \"one.png\", \"text\": \"again\"}",
        "{\"filename\": \"two.png\", \"text\": \"b\"}",
        "{\"file_name\": \"deep/three.png\", \"text\": 3}",
        "{\"file_name\": \"../two.png\", \"text\": \"b\"}",
        "[\"two.png\"]",
        "{\"file_name\": \"two.png\" \"text\": \"b\"}",
        "{} {}");
    assertThat(problems())
        .containsExactly(
            "2:15 DATA003 there is no picture `tow.png` (did you mean `two.png`?)",
            "3:1 DATA005 expected a text for `text` (`caption` has to be named `text`)",
            "4:34 DATA005 the caption is empty (training drops captions itself: text_dropout)",
            "5:15 DATA006 `one.png` has a caption already, in line 1",
            "6:1 DATA002 expected a text for `file_name` (did you mean `filename`?)",
            "7:41 DATA005 expected a text for `text`",
            "8:15 DATA003 there is no picture `../two.png`",
            "9:1 DATA002 expected a JSON object",
            "10:25 DATA002 not JSON: Unexpected character ('\"' (code 34)): was expecting comma to"
                + " separate Object entries",
            "11:4 DATA002 expected the end of the line");
  }

  @Test
  void aFolderWithoutCaptions() throws IOException {
    assertThat(problems())
        .containsExactly(
            "1:1 DATA001 the directory has no metadata.jsonl (a line for each picture:"
                + " {\"file_name\": \"1.png\", \"text\": \"a caption\"})");
    Problems none = new Problems();
    FolderFiles.read(folder.resolve("none"), none);
    assertThat(none.all())
        .extracting(Problem::message)
        .containsExactly("there is no such directory");
  }

  @Test
  void aFileThatIsNoText() throws IOException {
    byte[] line =
        "{\"file_name\": \"one.png\", \"text\": \"f\u00fcr\"}\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("metadata.jsonl"), line);
    assertThat(problems()).containsExactly("1:1 DATA002 not UTF-8 text");
    Files.writeString(folder.resolve("metadata.jsonl"), "x".repeat(1 << 21));
    assertThat(problems())
        .containsExactly("1:1 DATA002 cannot be read: a line is longer than 1048576 characters");
    Files.writeString(folder.resolve("metadata.jsonl"), "\n");
    assertThat(problems()).containsExactly("1:1 DATA001 the file has no pictures");
  }

  private void write(String... lines) throws IOException {
    Files.write(folder.resolve("metadata.jsonl"), List.of(lines));
  }

  private List<String> problems() {
    Problems problems = new Problems();
    FolderFiles.read(folder, problems);
    return problems.all().stream().map(FolderFilesTest::text).toList();
  }

  private static String text(Problem problem) {
    return problem.location().line()
        + ":"
        + problem.location().column()
        + " "
        + problem.code().id()
        + " "
        + problem.message()
        + (problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")");
  }
}
