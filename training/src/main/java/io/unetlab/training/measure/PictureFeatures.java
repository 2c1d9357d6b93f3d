package io.unetlab.training.measure;

import java.util.List;

/** Turns pictures into vectors in which like pictures are near each other. */
interface PictureFeatures extends AutoCloseable {

  /** What the features are of, for readers. */
  String name();

  /**
   * The features of pictures.
   *
   * @param pictures each 3 x H x W, pixels from -1 to 1
   */
  List<double[]> features(List<float[]> pictures);

  @Override
  void close();
}
