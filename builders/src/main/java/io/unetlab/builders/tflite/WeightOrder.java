package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.TensorShape;

/** How a weight's numbers are ordered in the file, compared with the network's order. */
enum WeightOrder {
  SAME {
    @Override
    long row(TensorShape file) {
      return 1;
    }

    @Override
    float[] apply(float[] rows, TensorShape file) {
      return rows;
    }
  },

  /** Out x in x height x width becomes out x height x width x in; rows are of one output. */
  CHANNELS_LAST {
    @Override
    long row(TensorShape file) {
      return file.elements() / file.dim(0);
    }

    @Override
    float[] apply(float[] rows, TensorShape file) {
      int channels = Math.toIntExact(file.dim(3));
      int row = Math.toIntExact(row(file));
      float[] ordered = new float[rows.length];
      for (int at = 0; at < rows.length; at += row) {
        transpose(rows, ordered, at, channels, row / channels);
      }
      return ordered;
    }
  },

  /**
   * Of a depthwise convolution: channels x 1 x height x width becomes 1 x height x width x
   * channels.
   */
  DEPTHWISE {
    @Override
    long row(TensorShape file) {
      return file.elements();
    }

    @Override
    float[] apply(float[] rows, TensorShape file) {
      int channels = Math.toIntExact(file.dim(3));
      float[] ordered = new float[rows.length];
      transpose(rows, ordered, 0, channels, rows.length / channels);
      return ordered;
    }
  };

  /** The dimension in the file whose numbers each have a scale of their own: that of outputs. */
  int channelAxis() {
    return this == DEPTHWISE ? 3 : 0;
  }

  /** Numbers that are ordered together; a piece is a multiple of it. */
  abstract long row(TensorShape file);

  /** Some rows in the file's order. */
  abstract float[] apply(float[] rows, TensorShape file);

  // A matrix of rows x columns that starts at an index.
  private static void transpose(float[] from, float[] to, int at, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        to[at + column * rows + row] = from[at + row * columns + column];
      }
    }
  }
}
