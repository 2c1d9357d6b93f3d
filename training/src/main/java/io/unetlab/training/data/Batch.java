package io.unetlab.training.data;

import java.util.List;

/**
 * What one step of training sees.
 *
 * @param images N x C x H x W, before noise
 * @param noise of variance 1, in the same shape
 * @param times N, from 0 to 1: the share of the timesteps
 * @param captions N; empty where the caption was dropped
 */
public record Batch(float[] images, float[] noise, double[] times, List<String> captions) {

  public Batch {
    captions = List.copyOf(captions);
  }
}
