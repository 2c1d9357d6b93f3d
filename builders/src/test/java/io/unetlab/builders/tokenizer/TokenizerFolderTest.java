package io.unetlab.builders.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.json.JsonFile;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tokens of a small vocabulary, worked out by hand; each folder in {@code bad/} yields exactly
 * the expected problems.
 */
class TokenizerFolderTest {

  private static final Path FIXTURES = Path.of("src", "test", "resources", "tokenizer");
  private static final Path SMALL = FIXTURES.resolve("small");

  // 0 starts a text, 2 ends it, 1 fills it up.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "a photo of the cat | 0 43 95 91 85 87 2 1 1 1",
        "A  PHOTO\tof The Cat | 0 43 95 91 85 87 2 1 1 1",
        "cat's dog | 0 87 90 89 2 1 1 1 1 1",
        "cats 12 | 0 86 22 61 70 71 2 1 1 1",
        "dog! | 0 89 83 2 1 1 1 1 1 1",
        "é | 0 2 2 2 1 1 1 1 1 1",
        "\"\" | 0 2 1 1 1 1 1 1 1 1"
      })
  void tokensAreMergedInTheOrderOfTheList(String text, String expected) {
    try (PromptTokenizer tokenizer = open(SMALL)) {
      assertThat(tokenizer.highest()).isEqualTo(97);
      assertThat(ids(tokenizer.encode(text, 10))).isEqualTo(expected);
    }
  }

  @Test
  void aTextThatIsTooLongIsCutOffBeforeItsEnd() {
    try (PromptTokenizer tokenizer = open(SMALL)) {
      Tokens cut = tokenizer.encode("the cat and the dog", 5);
      assertThat(ids(cut)).isEqualTo("0 85 87 97 2");
      assertThat(cut.ignored()).isEqualTo("the dog");
      assertThat(cut.used()).isEqualTo(5);

      Tokens whole = tokenizer.encode("the cat and the dog", 7);
      assertThat(ids(whole)).isEqualTo("0 85 87 97 85 89 2");
      assertThat(whole.ignored()).isEmpty();
      assertThat(whole.used()).isEqualTo(7);
    }
  }

  @Test
  void theLibrarysOwnFileGivesTheSameTokens(@TempDir Path folder) throws IOException {
    Problems problems = new Problems();
    Vocabulary vocabulary =
        JsonFile.read(SMALL.resolve("vocab.json"), TokenizerCode.SYNTAX, problems)
            .flatMap(it -> Vocabulary.of(it.root(), it.location(), problems))
            .orElseThrow();
    ClipMerges merges =
        ClipMerges.read(SMALL.resolve("merges.txt"), vocabulary, problems).orElseThrow();
    SpecialTokens special = SpecialTokens.read(SMALL, problems);
    Files.writeString(
        folder.resolve("tokenizer.json"), ClipTokenizerJson.write(vocabulary, merges, special));
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"pad_token\": \"!\"}");

    try (PromptTokenizer whole = open(folder);
        PromptTokenizer parts = open(SMALL)) {
      String text = "The dog, and cat's photo - 2 of 10!";
      assertThat(whole.encode(text, 40)).isEqualTo(parts.encode(text, 40));
      assertThat(whole.encode(text, 6)).isEqualTo(parts.encode(text, 6));
    }
  }

  static List<Path> bad() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES.resolve("bad"))) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void reportsWhatIsWrong(Path folder) throws IOException {
    Problems problems = new Problems();
    assertThat(TokenizerFolder.read(folder, problems)).isEmpty();
    String found = problems.all().stream().map(Problem::summary).collect(Collectors.joining("\n"));
    assertThat(found.replace(folder.toString(), "FOLDER").replace('\\', '/') + "\n")
        .isEqualTo(Files.readString(folder.resolve("expected")));
  }

  @Test
  void saysThatTheFolderIsMissing() {
    Problems problems = new Problems();
    assertThat(TokenizerFolder.read(FIXTURES.resolve("nowhere"), problems)).isEmpty();
    assertThat(problems.all().get(0).message()).endsWith("there is no such directory");
  }

  private static PromptTokenizer open(Path folder) {
    Problems problems = new Problems();
    return TokenizerFolder.read(folder, problems)
        .orElseThrow(() -> new AssertionError(problems.all()));
  }

  private static String ids(Tokens tokens) {
    List<String> ids = new ArrayList<>();
    tokens.ids().forEach(id -> ids.add(String.valueOf(id)));
    return String.join(" ", ids);
  }
}
