package io.unetlab.spec.model;

import java.util.Objects;
import java.util.Optional;

/**
 * How attention splits its channels. A valid spec states exactly one of the two.
 *
 * @param count number of heads, whatever the channels
 * @param width channels per head, whatever their number
 */
public record Heads(Optional<Integer> count, Optional<Integer> width) {

  /** States neither; enough for a network without transformers. */
  public static final Heads NOT_STATED = new Heads(Optional.empty(), Optional.empty());

  public Heads {
    Objects.requireNonNull(count, "count");
    Objects.requireNonNull(width, "width");
    count.ifPresent(value -> Require.positive("heads", value));
    width.ifPresent(value -> Require.positive("head_width", value));
  }

  public static Heads ofCount(int count) {
    return new Heads(Optional.of(count), Optional.empty());
  }

  public static Heads ofWidth(int width) {
    return new Heads(Optional.empty(), Optional.of(width));
  }

  /** Whether exactly one of the two is stated. */
  public boolean isStatedOnce() {
    return count.isPresent() != width.isPresent();
  }

  /** Whether the channels split evenly; needs one of the two. */
  public boolean divides(int channels) {
    return channels % count.or(() -> width).orElseThrow() == 0;
  }

  /** The number of heads for these channels. */
  public int in(int channels) {
    if (!isStatedOnce() || !divides(channels)) {
      throw new IllegalStateException(this + " does not split " + channels + " channels");
    }
    return count.orElseGet(() -> channels / width.orElseThrow());
  }
}
