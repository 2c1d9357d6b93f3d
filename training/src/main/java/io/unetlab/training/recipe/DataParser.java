package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of data, latents and text. */
final class DataParser {

  private static final int LARGEST_PICTURE = 1024;
  private static final int LARGEST_MADE = 64;
  private static final int MOST_PICTURES = 10_000_000;
  private static final double MOST_HELD_OUT = 0.9;

  static final Key<Integer> OBJECTS =
      optional("objects", Scalars.whole(1, 2), "Shapes in a picture.").or("1");
  static final Key<Integer> MADE_SIZE =
      optional("size", Scalars.whole(16, LARGEST_MADE), "Side of a picture in pixels.").or("16");
  static final Key<Integer> IMAGES =
      optional("images", Scalars.whole(1, MOST_PICTURES), "Pictures to train on.").or("8000");
  static final Key<Double> MADE_HELD_OUT =
      optional(
              "held_out",
              RecipeScalars.share(MOST_HELD_OUT),
              "Share of the combinations of form, colour and place that training never sees.")
          .or("10 %");
  static final Key<Integer> SEED =
      optional("seed", RecipeScalars.seed(), "Seed of all that is random in the pictures.").or("0");
  static final Key<DataSource.Shapes> SHAPES =
      required(
          "shapes",
          new MapType<>(
              "shapes",
              List.of(OBJECTS, MADE_SIZE, IMAGES, MADE_HELD_OUT, SEED),
              map ->
                  new DataSource.Shapes(
                      map.get(OBJECTS),
                      map.get(MADE_SIZE),
                      map.get(IMAGES),
                      map.get(MADE_HELD_OUT),
                      map.get(SEED))),
          "Captioned pictures of shapes that this program draws.");

  static final Key<Integer> SIZE =
      required(
          "size",
          Scalars.whole(8, LARGEST_PICTURE),
          "Side in pixels that pictures are cut to a square of and scaled to.");
  static final Key<Double> HELD_OUT =
      optional(
              "held_out",
              RecipeScalars.share(MOST_HELD_OUT),
              "Share of the pictures that training never sees.")
          .or("5 %");
  static final Key<Path> FOLDER =
      required(
          "folder",
          new FileType(),
          "A directory of pictures with a metadata.jsonl, relative to this file.");
  static final Key<List<Path>> WEBDATASET =
      required(
          "webdataset",
          new ListType<>(new FileType(), 1, 10_000),
          "Tar archives of pictures with captions, relative to this file.");

  static final ValueType<DataSource> DATA =
      new OneOfType<>(
          Map.of(),
          ordered(
              new MapType<>("data", List.of(SHAPES), map -> map.get(SHAPES)),
              new MapType<>(
                  "data",
                  List.of(FOLDER, SIZE, HELD_OUT),
                  map -> new DataSource.Folder(map.get(FOLDER), map.get(SIZE), map.get(HELD_OUT))),
              new MapType<>(
                  "data",
                  List.of(WEBDATASET, SIZE, HELD_OUT),
                  map ->
                      new DataSource.WebDataset(
                          map.get(WEBDATASET), map.get(SIZE), map.get(HELD_OUT)))));

  static final Key<Integer> SHUFFLE =
      required("shuffle", Scalars.whole(2, 64), "Squares of this side become channels.");
  static final Key<Path> ENCODER =
      required("encoder", new FileType(), "The network file of the encoder.");
  static final Key<Path> WEIGHTS = required("weights", new FileType(), "The encoder's weights.");
  static final Key<Path> DECODER =
      required("decoder", new FileType(), "The network file of the decoder, for samples.");
  static final Key<Path> DECODER_WEIGHTS =
      required("decoder_weights", new FileType(), "The decoder's weights.");
  static final Key<Double> SCALE =
      required(
          "scale",
          Scalars.decimal(1e-6, 1e6),
          "What latents are multiplied by; 0.18215 for Stable Diffusion's.");

  static final ValueType<LatentForm> LATENT =
      new OneOfType<>(
          Map.of("pixels", new LatentForm.Pixels()),
          ordered(
              new MapType<>(
                  "latent", List.of(SHUFFLE), map -> new LatentForm.Shuffled(map.get(SHUFFLE))),
              new MapType<>(
                  "latent",
                  List.of(ENCODER, WEIGHTS, DECODER, DECODER_WEIGHTS, SCALE),
                  map ->
                      new LatentForm.Encoded(
                          map.get(ENCODER),
                          map.get(WEIGHTS),
                          map.get(DECODER),
                          map.get(DECODER_WEIGHTS),
                          map.get(SCALE)))));

  static final Key<Integer> TOKENS =
      required("tokens", Scalars.whole(1, 1024), "Words that are read of a caption.");
  static final Key<Integer> WIDTH =
      required("width", Scalars.whole(1, 8192), "Numbers that stand for a word.");
  static final Key<TextSource.Words> WORDS =
      required(
          "words",
          new MapType<>(
              "words",
              List.of(TOKENS, WIDTH),
              map -> new TextSource.Words(map.get(TOKENS), map.get(WIDTH))),
          "A table of words that is trained with the network.");
  static final Key<Path> TEXT_ENCODER =
      required("encoder", new FileType(), "The network file of the text encoder.");
  static final Key<Path> TEXT_WEIGHTS =
      required("weights", new FileType(), "The text encoder's weights.");
  static final Key<Path> TOKENIZER =
      required("tokenizer", new FileType(), "The directory of its tokenizer.");

  static final ValueType<TextSource> TEXT =
      new OneOfType<>(
          Map.of("none", new TextSource.None()),
          ordered(
              new MapType<>("text", List.of(WORDS), map -> map.get(WORDS)),
              new MapType<>(
                  "text",
                  List.of(TEXT_ENCODER, TEXT_WEIGHTS, TOKENIZER),
                  map ->
                      new TextSource.Encoder(
                          map.get(TEXT_ENCODER), map.get(TEXT_WEIGHTS), map.get(TOKENIZER)))));

  private DataParser() {}

  /** Maps by their first key, which decides. */
  @SafeVarargs
  static <T> Map<String, MapType<? extends T>> ordered(MapType<? extends T>... maps) {
    Map<String, MapType<? extends T>> all = new LinkedHashMap<>();
    for (MapType<? extends T> map : maps) {
      all.put(map.keys().get(0).name(), map);
    }
    return all;
  }
}
