package io.unetlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.training.recipe.DataSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {

  private static Shapes shapes(int objects, int size, int images, double heldOut, long seed) {
    return new Shapes(new DataSource.Shapes(objects, size, images, heldOut, seed));
  }

  /** If one of these changes, raise {@link DataSource.Shapes#version}. */
  @ParameterizedTest
  @CsvSource({
    "1, 16, 0, 4a53a51ff9b08f92",
    "2, 32, 7, 2b4a0fbbfb3be854",
  })
  void picturesNeverChange(int objects, int size, long seed, String hash) {
    Shapes shapes = shapes(objects, size, 100, 0.1, seed);
    ByteBuffer bytes = ByteBuffer.allocate(200 * 3 * size * size * 4);
    for (int i = 0; i < 100; i++) {
      for (float pixel : shapes.example(i).image()) {
        bytes.putFloat(pixel);
      }
      for (float pixel : shapes.heldOutExample(i).image()) {
        bytes.putFloat(pixel);
      }
    }
    String made = HexFormat.of().formatHex(Sha256.digest().digest(bytes.array()));
    assertThat(made.substring(0, 16)).isEqualTo(hash);
  }

  @Test
  void anExampleDependsOnItsNumberAndTheSeedAlone() {
    Shapes one = shapes(1, 16, 100, 0.1, 3);
    Shapes more = shapes(1, 16, 5000, 0.1, 3);
    assertThat(one.example(42).image()).isEqualTo(more.example(42).image());
    assertThat(one.caption(42)).isEqualTo(more.example(42).caption());
    assertThat(one.heldOutCaption(7)).isEqualTo(more.heldOutExample(7).caption());
    assertThat(one.example(42).image()).isNotEqualTo(one.example(43).image());
    assertThat(one.example(42).image())
        .isNotEqualTo(shapes(1, 16, 100, 0.1, 4).example(42).image());
    assertThat(one.identity()).isNotEqualTo(more.identity());
  }

  @Test
  void captionsStateEverything() {
    Scene one =
        new Scene(
            List.of(new Thing(Form.CIRCLE, Colour.RED, Place.LEFT)),
            List.of(Extent.LARGE),
            Background.BLACK);
    assertThat(one.caption()).isEqualTo("large red circle left on black");
    Thing top = new Thing(Form.CROSS, Colour.CYAN, Place.TOP);
    Thing bottom = new Thing(Form.CROSS, Colour.CYAN, Place.BOTTOM);
    assertThat(scene(top, bottom, Extent.SMALL).caption())
        .isEqualTo("two small cyan crosses top bottom on grey");
    assertThat(scene(top, bottom, Extent.LARGE).caption())
        .isEqualTo("large cyan cross top small cyan cross bottom on grey");
  }

  private static Scene scene(Thing one, Thing other, Extent extent) {
    return new Scene(List.of(one, other), List.of(extent, Extent.SMALL), Background.GREY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aTenthOfTheCombinationsIsNeverSeen(int objects) {
    Shapes shapes = shapes(objects, 16, 20_000, 0.1, 0);
    Set<List<Thing>> seen = new HashSet<>();
    Set<List<Thing>> heldOut = new HashSet<>();
    for (int i = 0; i < shapes.size(); i++) {
      seen.add(shapes.scene(i).things());
      heldOut.add(shapes.heldOutScene(i).things());
    }
    assertThat(seen).doesNotContainAnyElementsOf(heldOut);
    int all = objects == 1 ? 96 : 1152;
    assertThat(seen.size() + heldOut.size()).isEqualTo(all);
    assertThat(heldOut).hasSize((int) Math.round(all / 10.0));
  }

  @Test
  void nothingIsHeldOutOfNoShare() {
    assertThat(shapes(1, 16, 10, 0, 0).heldOut()).isZero();
    assertThat(shapes(1, 16, 10, 0.001, 0).heldOut()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyWordIsUsedAndNoOther(int objects) {
    Shapes shapes = shapes(objects, 16, 5000, 0.1, 0);
    Set<String> used =
        IntStream.range(0, 5000)
            .mapToObj(it -> List.of(shapes.caption(it), shapes.heldOutCaption(it)))
            .flatMap(List::stream)
            .flatMap(it -> Words.of(it).stream())
            .collect(Collectors.toSet());
    assertThat(shapes.words()).containsExactlyInAnyOrderElementsOf(used);
    assertThat(IntStream.range(0, 5000).map(it -> Words.of(shapes.caption(it)).size()).max())
        .hasValue(Shapes.longestCaption(objects));
  }

  @Test
  void aShapeIsWhereAndAsItsCaptionSays() {
    Shapes shapes = shapes(1, 16, 500, 0, 1);
    for (int i = 0; i < shapes.size(); i++) {
      Scene scene = shapes.scene(i);
      Thing thing = scene.things().get(0);
      float[] image = shapes.example(i).image();
      int row = 8 + (int) Math.round(0.23 * 16 * thing.place().down());
      int column = 8 + (int) Math.round(0.23 * 16 * thing.place().right());
      List<Boolean> high = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        high.add(image[(c * 16 + row) * 16 + column] > 0);
        assertThat(image[c * 256])
            .isBetween(
                (float) (2 * scene.background().brightness() - 1.11),
                (float) (2 * scene.background().brightness() - 0.89));
      }
      assertThat(high)
          .as(scene.caption())
          .isEqualTo(IntStream.range(0, 3).mapToObj(c -> thing.colour().channel(c) == 1).toList());
    }
  }

  @Test
  void largeShapesCoverMoreThanSmallOnes() {
    Shapes shapes = shapes(1, 32, 2000, 0, 1);
    for (Form form : Form.values()) {
      double least = covered(shapes, form, Extent.LARGE).min().orElseThrow();
      double most = covered(shapes, form, Extent.SMALL).max().orElseThrow();
      assertThat(least).as(form.word()).isGreaterThan(1.4 * most);
    }
  }

  // The sum of the differences to the first pixel, of a blue shape on black.
  private static DoubleStream covered(Shapes shapes, Form form, Extent extent) {
    return IntStream.range(0, shapes.size())
        .filter(
            it ->
                shapes.scene(it).extents().get(0) == extent
                    && shapes.scene(it).background() == Background.BLACK
                    && shapes.scene(it).things().get(0).form() == form
                    && shapes.scene(it).things().get(0).colour() == Colour.BLUE)
        .mapToDouble(
            it -> {
              float[] image = shapes.example(it).image();
              double sum = 0;
              for (int i = 2 * 32 * 32; i < image.length; i++) {
                sum += image[i] - image[2 * 32 * 32];
              }
              return sum;
            });
  }
}
