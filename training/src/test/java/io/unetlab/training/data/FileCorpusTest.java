package io.unetlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.source.SpecException;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCorpusTest {

  @TempDir private Path folder;

  @Test
  void everyPictureIsOnOneSideWithItsCaption() throws IOException {
    Drawn.folder(folder, 12, 20);
    try (TrainingData data = Corpora.open(recipe(0.25))) {
      Corpus corpus = data.latents();
      assertThat(corpus.size()).isEqualTo(9);
      assertThat(corpus.heldOut()).isEqualTo(3);
      assertThat(corpus.shape().toArray()).containsExactly(1, 12, 4, 4);
      List<Example> all = new ArrayList<>();
      IntStream.range(0, 9).forEach(it -> all.add(corpus.example(it)));
      IntStream.range(0, 3).forEach(it -> all.add(corpus.heldOutExample(it)));
      assertThat(all)
          .allSatisfy(
              it -> assertThat(it.caption()).isEqualTo("number " + Drawn.number(it) + " of red"));
      assertThat(all).extracting(Drawn::number).doesNotHaveDuplicates();
      assertThat(corpus.caption(2)).isEqualTo(corpus.example(2).caption());
      assertThat(corpus.heldOutCaption(2)).isEqualTo(corpus.heldOutExample(2).caption());
      assertThat(corpus.words()).startsWith("number", "of", "red").hasSize(12);
    }
  }

  @Test
  void aRenamedPictureStaysOnItsSide() throws IOException {
    Drawn.folder(folder, 12, 20);
    String before = held(recipe(0.25));
    String identity = identity();
    for (int i = 0; i < 12; i++) {
      Files.move(folder.resolve(i + ".png"), folder.resolve("x" + i + ".png"));
    }
    Path metadata = folder.resolve("metadata.jsonl");
    String lines = Files.readString(metadata).replace("\"file_name\": \"", "\"file_name\": \"x");
    Files.writeString(metadata, lines);
    assertThat(held(recipe(0.25))).isEqualTo(before);
    assertThat(identity()).isEqualTo(identity);
    Files.writeString(metadata, lines.replace("number 3", "number three"));
    assertThat(identity()).isNotEqualTo(identity);
  }

  @Test
  void theSamePictureIsNeverOnBothSides() throws IOException {
    Drawn.folder(folder, 4, 20);
    for (int i = 1; i < 4; i++) {
      Files.copy(
          folder.resolve("0.png"), folder.resolve(i + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }
    assertThatThrownBy(() -> Corpora.open(recipe(0.25)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("all 4 pictures are held out, and none is left to train on");
  }

  /** One has no header, another ends too early; the second is found by decoding. */
  @Test
  void damagedPicturesAreReportedTogether() throws IOException {
    Drawn.folder(folder, 6, 20);
    byte[] png = Files.readAllBytes(folder.resolve("1.png"));
    for (int i : new int[] {1, 4}) {
      Files.write(folder.resolve(i + ".png"), Arrays.copyOf(png, png.length - 30 - i));
    }
    assertThatThrownBy(() -> Corpora.open(recipe(0)))
        .isInstanceOfSatisfying(
            SpecException.class,
            e -> {
              assertThat(e.problems()).extracting(it -> it.location().line()).containsExactly(2, 5);
              assertThat(e.getMessage()).contains("DATA004", "metadata.jsonl:2:15", "`4.png`");
            });
    Files.write(folder.resolve("3.png"), new byte[10]);
    Files.write(folder.resolve("5.png"), new byte[0]);
    assertThatThrownBy(() -> Corpora.open(recipe(0)))
        .isInstanceOfSatisfying(
            SpecException.class,
            e ->
                assertThat(e.problems())
                    .extracting(it -> it.location().line())
                    .containsExactly(4, 6));
  }

  private Recipe recipe(double heldOut) {
    return Recipes.of(new DataSource.Folder(folder, 8, heldOut), new LatentForm.Shuffled(2));
  }

  private static String held(Recipe recipe) {
    try (TrainingData data = Corpora.open(recipe)) {
      return IntStream.range(0, data.pictures().heldOut())
          .mapToObj(data.pictures()::heldOutCaption)
          .toList()
          .toString();
    }
  }

  private String identity() {
    try (TrainingData data = Corpora.open(recipe(0.25))) {
      return data.latents().identity();
    }
  }
}
