package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.random.RandomStream;
import io.unetlab.training.recipe.DataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The made set: an example is a function of the seed and its number alone, and is drawn when it is
 * read. There are as many held-out examples as examples to train on.
 */
public final class Shapes implements Corpus {

  private static final int WORDS_OF_ONE = 6;
  private static final int WORDS_OF_ANOTHER = 4;
  private static final int CHANNELS = 3;
  private static final long SEEN = 0;
  private static final long HELD_OUT = 1;

  private final DataSource.Shapes source;
  private final Combinations combinations;

  public Shapes(DataSource.Shapes source) {
    this.source = source;
    this.combinations = Combinations.of(source.objects(), source.heldOut());
  }

  @Override
  public TensorShape shape() {
    return TensorShape.of(1, CHANNELS, source.size(), source.size());
  }

  @Override
  public int size() {
    return source.images();
  }

  @Override
  public int heldOut() {
    return combinations.heldOut().isEmpty() ? 0 : source.images();
  }

  @Override
  public Example example(int index) {
    RandomStream random = seen(index);
    return drawn(scene(random, combinations.seen()), random);
  }

  @Override
  public Example heldOutExample(int index) {
    RandomStream random = held(index);
    return drawn(scene(random, combinations.heldOut()), random);
  }

  /** What an example to train on shows. */
  public Scene scene(int index) {
    return scene(seen(index), combinations.seen());
  }

  /** What an example held out shows. */
  public Scene heldOutScene(int index) {
    return scene(held(index), combinations.heldOut());
  }

  private RandomStream seen(int index) {
    return RandomStream.of(source.seed(), SEEN, Objects.checkIndex(index, size()));
  }

  private RandomStream held(int index) {
    return RandomStream.of(source.seed(), HELD_OUT, Objects.checkIndex(index, heldOut()));
  }

  private Example drawn(Scene scene, RandomStream random) {
    return new Example(ShapePainter.paint(scene, source.size(), random), scene.caption());
  }

  private static Scene scene(RandomStream random, List<List<Thing>> from) {
    List<Thing> things = from.get(random.below(from.size()));
    List<Extent> extents = new ArrayList<>();
    things.forEach(it -> extents.add(any(random, Extent.values())));
    return new Scene(things, extents, any(random, Background.values()));
  }

  private static <T> T any(RandomStream random, T[] values) {
    return values[random.below(values.length)];
  }

  @Override
  public String caption(int index) {
    return scene(index).caption();
  }

  @Override
  public String heldOutCaption(int index) {
    return heldOutScene(index).caption();
  }

  /** The words of the grammar, whether or not an example has them. */
  @Override
  public List<String> words() {
    Stream<String> one =
        Stream.of(
                Stream.of("on"),
                Stream.of(Background.values()).map(Background::word),
                Stream.of(Extent.values()).map(Extent::word),
                Stream.of(Place.values()).map(Place::word),
                Stream.of(Form.values()).map(Form::word),
                Stream.of(Colour.values()).map(Colour::word))
            .flatMap(it -> it);
    Stream<String> two =
        Stream.concat(Stream.of("two"), Stream.of(Form.values()).map(Form::plural));
    return source.objects() == 1 ? one.toList() : Stream.concat(one, two).toList();
  }

  /** The most words that a caption has. */
  public static int longestCaption(int objects) {
    return WORDS_OF_ONE + (objects - 1) * WORDS_OF_ANOTHER;
  }

  @Override
  public String identity() {
    return String.format(
        Locale.ROOT,
        "shapes version=%d objects=%d size=%d images=%d held_out=%s seed=%d",
        source.version(),
        source.objects(),
        source.size(),
        source.images(),
        source.heldOut(),
        source.seed());
  }
}
