package io.unetlab.spec.model;

/**
 * Stable Diffusion XL's second embedding, added to the time embedding: a pooled text vector
 * concatenated with the sinusoids of a few numbers (original size, crop, target size).
 *
 * @param pooledWidth width of the pooled text vector
 * @param ids how many numbers
 * @param idWidth width of each number's sinusoidal embedding
 */
public record TextTimeSpec(int pooledWidth, int ids, int idWidth) implements ExtraSpec {

  public TextTimeSpec {
    Require.positive("extra pooled_width", pooledWidth);
    Require.positive("extra ids", ids);
    Require.positive("extra id_width", idWidth);
  }

  @Override
  public int width() {
    return Math.addExact(pooledWidth, Math.multiplyExact(ids, idWidth));
  }
}
