package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.ort.OrtModel;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.training.recipe.PictureModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Features of a user's ONNX file: all numbers of its first output, by picture. */
final class OnnxFeatures implements PictureFeatures {

  private final OrtModel loaded;
  private final OnnxPictures pictures;

  private OnnxFeatures(OrtModel loaded, OnnxPictures pictures) {
    this.loaded = loaded;
    this.pictures = pictures;
  }

  /**
   * Loads the file.
   *
   * @param shape of the pictures, 1 x 3 x H x W
   * @throws io.unetlab.spec.source.SpecException if it does not read pictures alone
   */
  static OnnxFeatures open(PictureModel model, TensorShape shape) {
    OrtModel loaded = OnnxPictures.load(model.file());
    try {
      if (loaded.inputDims().size() != 1) {
        throw OnnxPictures.unusable(
            MeasureCode.OTHER_INPUTS,
            model.file(),
            "expected one input, pictures, found " + loaded.inputDims().keySet(),
            "export the part that reads pictures");
      }
      return new OnnxFeatures(loaded, OnnxPictures.of(model, loaded, shape));
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return String.valueOf(pictures.model().file().getFileName());
  }

  @Override
  public List<double[]> features(List<float[]> all) {
    List<double[]> features = new ArrayList<>();
    int most = pictures.together();
    for (int from = 0; from < all.size(); from += most) {
      List<float[]> some = all.subList(from, Math.min(all.size(), from + most));
      Path file = pictures.model().file();
      Tensor output = OnnxPictures.run(loaded, file, List.of(pictures.tensor(some))).get(0);
      OnnxPictures.requireRows(output, some.size(), file);
      int width = Math.toIntExact(output.elements() / output.dims().get(0));
      float[] numbers = output.floats();
      for (int i = 0; i < some.size(); i++) {
        double[] row = new double[width];
        for (int j = 0; j < width; j++) {
          row[j] = numbers[i * width + j];
        }
        features.add(row);
      }
    }
    return features;
  }

  @Override
  public void close() {
    loaded.close();
  }
}
