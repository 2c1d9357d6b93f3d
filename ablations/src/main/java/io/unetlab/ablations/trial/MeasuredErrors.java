package io.unetlab.ablations.trial;

import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the measurements of networks contribute to the uncertainty of one value. Values that rest on
 * the same measurement have its error in common.
 *
 * @param sds by the measured network, its standard deviation times its runs, in the value's unit
 */
public record MeasuredErrors(Map<SpecHash, BigDecimal> sds) {

  /** Of a value without a known error. */
  public static final MeasuredErrors NONE = new MeasuredErrors(Map.of());

  public MeasuredErrors {
    sds = Collections.unmodifiableMap(new LinkedHashMap<>(sds));
  }

  /** The error of one network's measurement. */
  public static MeasuredErrors of(SpecHash network, BigDecimal sd) {
    return new MeasuredErrors(Map.of(network, sd));
  }

  /** Standard deviation of the difference of two values: the errors of one network cancel. */
  double sdOfDifference(MeasuredErrors other) {
    Set<SpecHash> networks = new HashSet<>(sds.keySet());
    networks.addAll(other.sds.keySet());
    return Math.sqrt(networks.stream().mapToDouble(it -> square(sd(it) - other.sd(it))).sum());
  }

  private double sd(SpecHash network) {
    BigDecimal sd = sds.get(network);
    return sd == null ? 0 : sd.doubleValue();
  }

  private static double square(double value) {
    return value * value;
  }
}
