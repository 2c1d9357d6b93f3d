package io.unetlab.training.measure;

import static java.util.stream.Collectors.joining;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.ort.OrtFailure;
import io.unetlab.builders.ort.OrtModel;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import io.unetlab.training.recipe.PictureModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a user's network reads pictures: from 0 to 1, normalised, of the size that it takes.
 *
 * @param model what the recipe states of it
 * @param input name of the input
 * @param dims of the input, N x 3 x H x W, -1 where any number fits
 * @param shape of the pictures, 1 x 3 x H x W
 */
record OnnxPictures(PictureModel model, String input, List<Long> dims, TensorShape shape) {

  private static final int RANK = 4;
  private static final long CHANNELS = 3;

  /**
   * Finds the input of a loaded file that reads pictures.
   *
   * @throws SpecException if there is none, or if it reads another size than the recipe states
   */
  static OnnxPictures of(PictureModel model, OrtModel loaded, TensorShape shape) {
    Map<String, List<Long>> inputs = loaded.inputDims();
    for (Map.Entry<String, List<Long>> input : inputs.entrySet()) {
      if (readsPictures(input.getValue())) {
        OnnxPictures found = new OnnxPictures(model, input.getKey(), input.getValue(), shape);
        found.checkSize();
        return found;
      }
    }
    throw unusable(
        MeasureCode.OTHER_INPUTS,
        model.file(),
        "expected an input N x 3 x H x W, found " + inputs,
        "it reads pictures");
  }

  static boolean readsPictures(List<Long> dims) {
    return dims.size() == RANK && (dims.get(1) == CHANNELS || dims.get(1) < 0);
  }

  private void checkSize() {
    long own = dims.get(2);
    model
        .size()
        .filter(it -> own > 0 && it != own)
        .ifPresent(
            it -> {
              String message = "it reads pictures of " + own + " x " + own + ", not of " + it;
              throw unusable(MeasureCode.OTHER_INPUTS, model.file(), message, "leave size out");
            });
  }

  /** Loads a file, to run on one thread. */
  static OrtModel load(Path file) {
    try {
      return OrtModel.load(file, 1);
    } catch (OrtFailure e) {
      throw unusable(
          MeasureCode.NOT_READABLE, file, String.valueOf(e.getMessage()), "expected an ONNX file");
    }
  }

  /**
   * Runs a file that was loaded.
   *
   * @throws SpecException with what the runtime says if it fails, or if there is no output
   */
  static List<Tensor> run(OrtModel loaded, Path file, List<Tensor> given) {
    List<Tensor> outputs;
    try {
      outputs = loaded.run(WeightStore.of(given));
    } catch (OrtFailure e) {
      throw unusable(
          MeasureCode.NOT_RUN,
          file,
          String.valueOf(e.getMessage()).strip(),
          "it was given " + given.stream().map(OnnxPictures::text).collect(joining(", ")));
    }
    if (outputs.isEmpty()) {
      throw unusable(MeasureCode.OTHER_OUTPUTS, file, "expected an output, found none", "");
    }
    return outputs;
  }

  private static String text(Tensor tensor) {
    return tensor.name() + " " + tensor.dims();
  }

  /**
   * Requires an output with a row for each picture.
   *
   * @throws SpecException if it has fewer
   */
  static void requireRows(Tensor output, int pictures, Path file) {
    List<Long> dims = output.dims();
    if (dims.isEmpty() || dims.get(0) < pictures) {
      throw unusable(
          MeasureCode.OTHER_OUTPUTS,
          file,
          "expected a row for each of " + pictures + " pictures in the output " + text(output),
          "export it without an average over the batch");
    }
  }

  static SpecException unusable(MeasureCode code, Path file, String message, String hint) {
    return SpecException.of(code, new Source(file.toString(), "").at(1, 1), message, hint);
  }

  /** Pictures that the file reads in one run. */
  int together() {
    return dims.get(0) > 0 ? Math.toIntExact(dims.get(0)) : Portions.size(asRead());
  }

  private TensorShape asRead() {
    return TensorShape.of(1, CHANNELS, side(), side());
  }

  private int side() {
    return dims.get(2) > 0
        ? Math.toIntExact(dims.get(2))
        : model.size().orElse(Math.toIntExact(shape.dim(2)));
  }

  /**
   * What the file reads of pictures.
   *
   * @param pictures 3 x H x W each, pixels from -1 to 1, which are clipped; if they are fewer than
   *     a fixed number, the last one is repeated
   */
  Tensor tensor(List<float[]> pictures) {
    int n = dims.get(0) > 0 ? Math.toIntExact(dims.get(0)) : pictures.size();
    int count = Math.toIntExact(asRead().elements());
    float[] numbers = new float[n * count];
    for (int i = 0; i < n; i++) {
      float[] picture = pictures.get(Math.min(i, pictures.size() - 1));
      float[] resized = Resize.square(picture, shape, side());
      for (int j = 0; j < count; j++) {
        int channel = j / (count / (int) CHANNELS);
        double pixel = Math.max(0, Math.min(1, resized[j] / 2.0 + 0.5));
        numbers[i * count + j] =
            (float) ((pixel - model.mean().get(channel)) / model.std().get(channel));
      }
    }
    return Tensor.of(input, TensorShape.of(n, CHANNELS, side(), side()), numbers);
  }
}
