package io.unetlab.spec.model;

/**
 * Every GroupNorm.
 *
 * @param eps added to the variance, except in a transformer stack's norm, whose is fixed
 */
public record NormSpec(int groups, double eps) {

  public static final double EPS = 1e-5;

  public NormSpec {
    Require.positive("groups", groups);
    if (!(eps > 0) || Double.isInfinite(eps)) {
      throw new IllegalArgumentException("norm_eps must be positive, is " + eps);
    }
  }
}
