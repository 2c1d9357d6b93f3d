package io.unetlab.spec.model;

/**
 * DreamLite's second embedding, added to the time embedding: the sinusoids of a few numbers, such
 * as the picture's width and height.
 *
 * @param ids how many numbers
 * @param idWidth width of each number's sinusoidal embedding
 */
public record TimeIdsSpec(int ids, int idWidth) implements ExtraSpec {

  public TimeIdsSpec {
    Require.positive("extra ids", ids);
    Require.positive("extra id_width", idWidth);
  }

  @Override
  public int width() {
    return Math.multiplyExact(ids, idWidth);
  }
}
