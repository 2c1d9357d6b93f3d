package io.unetlab.spec.model;

import io.unetlab.spec.source.SourceLocation;
import java.util.Objects;

/**
 * One resolution, on the way down and on the way up.
 *
 * <p>The way down leaves one skip more than it has residual blocks (the level's input). On the way
 * up each residual block joins the newest skip that is left; what is left over at the end is not
 * used, and a residual block that finds none joins nothing.
 *
 * @param channels of every block of the level
 * @param location the part of the spec that asked for it
 */
public record LevelSpec(int channels, BlockSpec down, BlockSpec up, SourceLocation location) {

  public LevelSpec {
    Require.positive("channels", channels);
    Objects.requireNonNull(down, "down");
    Objects.requireNonNull(up, "up");
    Objects.requireNonNull(location, "location");
  }
}
