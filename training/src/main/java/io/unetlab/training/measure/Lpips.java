package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.ort.OrtModel;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.training.recipe.PictureModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The perceptual distance of two pictures by a user's ONNX file: Zhang et al., arXiv 1801.03924,
 * equation 1; 0 for equal ones. The file reads two pictures, N x 3 x H x W, from -1 to 1 as the
 * authors' program does, and writes a number for each pair.
 */
final class Lpips implements AutoCloseable {

  private final Path file;
  private final OrtModel loaded;
  private final OnnxPictures first;
  private final OnnxPictures second;

  private Lpips(Path file, OrtModel loaded, OnnxPictures first, OnnxPictures second) {
    this.file = file;
    this.loaded = loaded;
    this.first = first;
    this.second = second;
  }

  /**
   * Loads the file.
   *
   * @param shape of the pictures, 1 x 3 x H x W
   * @throws io.unetlab.spec.source.SpecException if it does not read two pictures
   */
  static Lpips open(Path file, TensorShape shape) {
    OrtModel loaded = OnnxPictures.load(file);
    Map<String, List<Long>> inputs = loaded.inputDims();
    if (inputs.size() != 2 || !inputs.values().stream().allMatch(OnnxPictures::readsPictures)) {
      loaded.close();
      throw OnnxPictures.unusable(
          MeasureCode.OTHER_INPUTS,
          file,
          "expected two inputs N x 3 x H x W, found " + inputs,
          "it compares two pictures");
    }
    List<Double> half = List.of(0.5, 0.5, 0.5);
    PictureModel model = new PictureModel(file, half, half, Optional.empty());
    List<OnnxPictures> both =
        inputs.entrySet().stream()
            .map(it -> new OnnxPictures(model, it.getKey(), it.getValue(), shape))
            .toList();
    return new Lpips(file, loaded, both.get(0), both.get(1));
  }

  /** The distance of each pair. */
  List<Double> distances(List<float[]> a, List<float[]> b) {
    List<Double> distances = new ArrayList<>();
    int most = first.together();
    for (int from = 0; from < a.size(); from += most) {
      int to = Math.min(a.size(), from + most);
      Tensor one = first.tensor(a.subList(from, to));
      Tensor other = second.tensor(b.subList(from, to));
      Tensor output = OnnxPictures.run(loaded, file, List.of(one, other)).get(0);
      OnnxPictures.requireRows(output, to - from, file);
      float[] numbers = output.floats();
      for (int i = 0; i < to - from; i++) {
        distances.add((double) numbers[i]);
      }
    }
    return distances;
  }

  @Override
  public void close() {
    loaded.close();
  }
}
