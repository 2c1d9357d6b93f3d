package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.TensorShape;

/**
 * What an int8 of each channel stands for, symmetric about 0: {@code float = scale * int8}, from
 * -127 to 127. A channel of zeros has the scale 1.
 */
final class ChannelScales {

  private static final int LARGEST = Byte.MAX_VALUE;

  private final Channels channels;
  private final float[] scales;

  private ChannelScales(Channels channels, float[] scales) {
    this.channels = channels;
    this.scales = scales;
  }

  /**
   * Which channel a number belongs to.
   *
   * @param count of channels
   * @param after numbers between two neighbours of a channel's dimension
   */
  private record Channels(int axis, int count, long after) {

    int of(long index) {
      return (int) (index / after % count);
    }

    /** Where the numbers of the channel of a piece's number end in the piece. */
    int end(long from, int i, float[] piece) {
      return (int) Math.min(piece.length, i + after - (from + i) % after);
    }
  }

  /** Finds the scales of numbers that are read piece by piece. */
  static final class Builder {

    private final Channels channels;
    private final float[] largest;

    private Builder(Channels channels) {
      this.channels = channels;
      this.largest = new float[channels.count()];
    }

    void add(long from, float[] piece) {
      int i = 0;
      while (i < piece.length) {
        int channel = channels.of(from + i);
        for (int end = channels.end(from, i, piece); i < end; i++) {
          largest[channel] = Math.max(largest[channel], Math.abs(piece[i]));
        }
      }
    }

    ChannelScales build() {
      float[] scales = new float[largest.length];
      for (int i = 0; i < scales.length; i++) {
        float scale = largest[i] / LARGEST;
        scales[i] = scale == 0 ? 1 : scale;
      }
      return new ChannelScales(channels, scales);
    }
  }

  static Builder builder(TensorShape shape, int axis) {
    long after = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      after *= shape.dim(i);
    }
    return new Builder(new Channels(axis, Math.toIntExact(shape.dim(axis)), after));
  }

  int axis() {
    return channels.axis();
  }

  float[] values() {
    return scales.clone();
  }

  /**
   * Numbers as int8.
   *
   * @param from index of the first
   */
  byte[] rounded(long from, float[] piece) {
    byte[] bytes = new byte[piece.length];
    int i = 0;
    while (i < piece.length) {
      double scale = scales[channels.of(from + i)];
      for (int end = channels.end(from, i, piece); i < end; i++) {
        long nearest = Math.round(piece[i] / scale);
        bytes[i] = (byte) Math.max(-LARGEST, Math.min(LARGEST, nearest));
      }
    }
    return bytes;
  }
}
