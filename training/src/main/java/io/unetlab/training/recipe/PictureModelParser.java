package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Scalars;
import java.nio.file.Path;
import java.util.List;

/** The keys of ONNX files that measures read. */
final class PictureModelParser {

  private static final int CHANNELS = 3;
  private static final int LARGEST = 4096;

  static final Key<Path> FILE = required("file", new FileType(), "The ONNX file.");
  static final Key<Path> TOKENIZER =
      required("tokenizer", new FileType(), "The directory of its tokenizer.");
  static final Key<Integer> SIZE =
      optional(
          "size",
          Scalars.whole(1, LARGEST),
          "Side of the pictures that the file reads; if left out, what the file states, or the"
              + " pictures' own.");
  static final Key<List<Double>> MEAN = mean().or("[0, 0, 0]");
  static final Key<List<Double>> STD = std().or("[1, 1, 1]");

  /** Radford et al., arXiv 2103.00020: the numbers of the published preprocessing. */
  static final Key<List<Double>> CLIP_MEAN = mean().or("[0.48145466, 0.4578275, 0.40821073]");

  static final Key<List<Double>> CLIP_STD = std().or("[0.26862954, 0.26130258, 0.27577711]");

  static final MapType<PictureModel> FEATURES =
      new MapType<>(
          "features",
          List.of(FILE, MEAN, STD, SIZE),
          map -> model(map, map.get(MEAN), map.get(STD)));
  static final MapType<ClipModel> CLIP =
      new MapType<>(
          "clip_score",
          List.of(FILE, TOKENIZER, CLIP_MEAN, CLIP_STD, SIZE),
          map ->
              new ClipModel(model(map, map.get(CLIP_MEAN), map.get(CLIP_STD)), map.get(TOKENIZER)));

  private PictureModelParser() {}

  private static Key<List<Double>> mean() {
    return optional(
        "mean",
        new ListType<>(Scalars.decimal(-1000, 1000), CHANNELS, CHANNELS),
        "Of each channel, subtracted from pixels from 0 to 1.");
  }

  private static Key<List<Double>> std() {
    return optional(
        "std",
        new ListType<>(Scalars.decimal(1e-6, 1000), CHANNELS, CHANNELS),
        "Of each channel, which the difference is divided by.");
  }

  private static PictureModel model(MapValues map, List<Double> mean, List<Double> std) {
    return new PictureModel(map.get(FILE), mean, std, map.find(SIZE));
  }
}
