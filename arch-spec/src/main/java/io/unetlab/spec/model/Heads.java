package io.unetlab.spec.model;

/**
 * How attention's channels are split. A sound spec says exactly one of the two; 0 stands for what
 * it does not say.
 *
 * @param count number of heads, whatever the channels
 * @param width channels of a head, whatever their number
 */
public record Heads(int count, int width) {

  /** Nothing said; enough for a network without transformers. */
  public static final Heads UNSAID = new Heads(0, 0);

  public Heads {
    Checks.atLeast(0, "heads", count);
    Checks.atLeast(0, "head_width", width);
  }

  public static Heads ofCount(int count) {
    return new Heads(Checks.positive("heads", count), 0);
  }

  public static Heads ofWidth(int width) {
    return new Heads(0, Checks.positive("head_width", width));
  }

  public boolean isSaidOnce() {
    return (count == 0) != (width == 0);
  }

  /** Whether the channels split evenly. */
  public boolean divides(int channels) {
    return channels % Math.max(count, width) == 0;
  }

  /** The number of heads for these channels. */
  public int in(int channels) {
    if (!isSaidOnce() || !divides(channels)) {
      throw new IllegalStateException(this + " does not split " + channels + " channels");
    }
    return count > 0 ? count : channels / width;
  }
}
