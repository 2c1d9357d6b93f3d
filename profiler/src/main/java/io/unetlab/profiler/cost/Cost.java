package io.unetlab.profiler.cost;

import java.util.Locale;

/**
 * What an operation, a part of a network or a whole network costs; exact, or an {@link
 * ArithmeticException}, never wrapped. {@link OpCost} defines what counts.
 *
 * @param params parameters: elements of weights
 * @param macs multiply-accumulates
 * @param flops arithmetic operations, two for each multiply-accumulate
 * @param elementsMoved elements read and written, including weights; multiply by the element size
 *     for bytes moved
 * @param weightsMoved those of them that are weights: all parameters, but of a table the rows read
 */
public record Cost(long params, long macs, long flops, long elementsMoved, long weightsMoved) {

  public static final Cost ZERO = new Cost(0, 0, 0, 0, 0);

  public Cost {
    if (params < 0 || macs < 0 || flops < 0 || weightsMoved < 0 || elementsMoved < weightsMoved) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a cost must not be negative: %d params, %d MACs, %d FLOPs, %d elements, %d weights",
              params,
              macs,
              flops,
              elementsMoved,
              weightsMoved));
    }
  }

  /** The sum of both. */
  public Cost plus(Cost other) {
    return new Cost(
        Math.addExact(params, other.params),
        Math.addExact(macs, other.macs),
        Math.addExact(flops, other.flops),
        Math.addExact(elementsMoved, other.elementsMoved),
        Math.addExact(weightsMoved, other.weightsMoved));
  }

  /** Several runs of the same: everything is repeated except the parameters. */
  public Cost times(long runs) {
    return new Cost(
        params,
        Math.multiplyExact(macs, runs),
        Math.multiplyExact(flops, runs),
        Math.multiplyExact(elementsMoved, runs),
        Math.multiplyExact(weightsMoved, runs));
  }

  /** True for operations that only move data: concat, chunk, embedding, layout changes. */
  public boolean movesDataOnly() {
    return flops == 0 && elementsMoved > 0;
  }

  /** Bytes moved when weights and activations are of these types. */
  public long bytesMoved(Precision precision) {
    return Math.addExact(
        precision.weights().bytes(weightsMoved),
        precision.activations().bytes(elementsMoved - weightsMoved));
  }

  /** FLOPs per byte moved; 0 when nothing moves. */
  public double arithmeticIntensity(Precision precision) {
    return elementsMoved == 0 ? 0 : (double) flops / bytesMoved(precision);
  }
}
