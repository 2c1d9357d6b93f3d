package io.unetlab.profiler.importer;

/**
 * An amount of memory as a range; both ends are equal when the source states one number.
 *
 * @param min bytes, included
 * @param max bytes, included
 */
public record ByteRange(long min, long max) {

  private static final double MEBI = 1 << 20;

  public ByteRange {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException(
          "min must be from 0 to max, found " + min + " and " + max + " bytes");
    }
  }

  /** One amount in units of 2^20 bytes, which most tools call megabytes. */
  static ByteRange ofMebibytes(double amount) {
    return ofMebibytes(amount, amount);
  }

  static ByteRange ofMebibytes(double min, double max) {
    return new ByteRange(Math.round(min * MEBI), Math.round(max * MEBI));
  }
}
