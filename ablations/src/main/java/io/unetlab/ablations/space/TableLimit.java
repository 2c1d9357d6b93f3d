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

  private static final long MOST = 2_000_000;

  private final StudySpec study;

  TableLimit(StudySpec study) {
    this.study = study;
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
    if (combinations > MOST) {
      String names =
          factors.stream()
              .mapToObj(study.factors()::get)
              .map(Factor::name)
              .collect(Collectors.joining(", "));
      throw SpecException.of(
          StudyCode.TOO_MANY_VARIANTS,
          study.location(),
          String.format(
              Locale.ROOT,
              "%s depends on %,.0f combinations of %s; at most %,d can be tabulated",
              what,
              combinations,
              names,
              MOST),
          "fewer options, or factors that act on fewer parts of the network");
    }
  }
}
