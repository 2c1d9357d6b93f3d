package io.unetlab.training.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A network of the user's that reads pictures, N x 3 x H x W.
 *
 * @param file ONNX
 * @param mean of each channel, subtracted from pixels from 0 to 1
 * @param std of each channel, which the difference is divided by
 * @param size side of the pictures that it reads; if empty, the file's, and if that reads any size,
 *     the pictures'
 */
public record PictureModel(Path file, List<Double> mean, List<Double> std, Optional<Integer> size) {

  public PictureModel {
    Objects.requireNonNull(file, "file");
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    Objects.requireNonNull(size, "size");
  }
}
