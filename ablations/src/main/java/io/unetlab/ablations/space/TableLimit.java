package io.unetlab.ablations.space;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.source.SpecException;
import java.util.BitSet;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table's combinations are networks to build, so there is a limit to them. */
final class TableLimit {

  /** Of a space to search. */
  static final int MOST = 2_000_000;

  private final StudySpec study;
  private final int most;

  TableLimit(StudySpec study, int most) {
    this.study = study;
    this.most = most;
  }

  int most() {
    return most;
  }

  /**
   * Requires that a table is not too large.
   *
   * @param what it is of, for the message
   * @throws SpecException if it is
   */
  void require(String what, BitSet factors) {
    double combinations =
        factors.stream()
            .mapToDouble(it -> study.factors().get(it).options().size())
            .reduce(1, (a, b) -> a * b);
    if (combinations > most) {
      String names =
          factors.stream()
              .mapToObj(study.factors()::get)
              .map(Factor::name)
              .collect(Collectors.joining(", "));
      throw SpecException.of(
          StudyCode.BAD_SEARCH,
          study.location(),
          String.format(
              Locale.ROOT,
              "%s depends on %,.0f combinations of %s; at most %,d can be tabulated",
              what,
              combinations,
              names,
              most),
          "fewer options, or factors that act on fewer parts of the network");
    }
  }
}
