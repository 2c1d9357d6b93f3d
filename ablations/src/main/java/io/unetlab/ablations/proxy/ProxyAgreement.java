package io.unetlab.ablations.proxy;

import io.unetlab.ablations.analysis.RankAgreement;
import io.unetlab.ablations.analysis.RankCorrelation;
import java.util.Objects;
import java.util.Optional;

/**
 * How well a proxy ranks networks as the long training does: 1 if it puts them in the same order,
 * -1 in the opposite one.
 *
 * @param networks that have both values
 * @param spearman empty if there are fewer than five, or all values are equal
 * @param overBaseline by how much its Spearman correlation exceeds that of the better of parameters
 *     and MACs, on the same networks; empty for these two
 */
public record ProxyAgreement(
    Proxy proxy,
    int networks,
    Optional<RankAgreement> spearman,
    Optional<RankAgreement> kendall,
    Optional<RankAgreement> overBaseline) {

  public ProxyAgreement {
    Objects.requireNonNull(proxy, "proxy");
    Objects.requireNonNull(spearman, "spearman");
    Objects.requireNonNull(kendall, "kendall");
    Objects.requireNonNull(overBaseline, "overBaseline");
  }

  /** Of any correlation, in the order of the constants. */
  public Optional<RankAgreement> of(RankCorrelation kind) {
    return kind == RankCorrelation.SPEARMAN ? spearman : kendall;
  }
}
