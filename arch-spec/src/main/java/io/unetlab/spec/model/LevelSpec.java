package io.unetlab.spec.model;

import io.unetlab.spec.source.SourceLocation;
import java.util.Objects;

/**
 * One resolution, on the way down and on the way up.
 *
 * <p>The way down produces one more skip than it has residual blocks (the level's input). On the
 * way up each residual block consumes the most recent remaining skip; skips that remain at the end
 * are unused, and a residual block without a remaining skip concatenates nothing.
 *
 * @param channels of every block of the level
 * @param location the part of the spec that defines it
 */
public record LevelSpec(int channels, BlockSpec down, BlockSpec up, SourceLocation location) {

  public LevelSpec {
    Require.positive("channels", channels);
    Objects.requireNonNull(down, "down");
    Objects.requireNonNull(up, "up");
    Objects.requireNonNull(location, "location");
  }
}
