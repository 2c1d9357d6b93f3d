package io.unetlab.training.measure;

import java.util.List;

/**
 * How sampled pictures differ from real ones of the same captions, in features. The real ones are
 * those of the examples whose captions were sampled: with another mix of captions, even real
 * pictures would look bad.
 */
record FeatureScores(double frechetDistance, double precision, double recall) {

  static FeatureScores of(PictureFeatures features, SampledPictures pictures) {
    List<double[]> made = features.features(pictures.made());
    List<double[]> real = features.features(pictures.real());
    return new FeatureScores(
        FrechetDistance.of(real, made), Coverage.share(made, real), Coverage.share(real, made));
  }
}
