package io.unetlab.ablations.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a candidate was told from the one before it although the first criterion does not.
 *
 * <p>It is put in words when somebody asks: of a hundred thousand ties few are read.
 */
public final class Tie {

  private final Ordering ordering;
  private final int ahead;
  private final int behind;
  private final int decides;

  /**
   * @param decides the number of the criterion that tells them apart; as many as there are criteria
   *     when none does
   */
  Tie(Ordering ordering, int ahead, int behind, int decides) {
    this.ordering = ordering;
    this.ahead = ahead;
    this.behind = behind;
    this.decides = decides;
  }

  /** Whether they have not the same values in all that they tie in, but differ within noise. */
  public boolean isWithinNoise() {
    return tied().stream().anyMatch(it -> it.value(ahead) != it.value(behind));
  }

  /** One sentence without its full stop. */
  public String text() {
    List<String> same = new ArrayList<>();
    List<String> near = new ArrayList<>();
    for (Criterion criterion : tied()) {
      if (criterion.value(ahead) == criterion.value(behind)) {
        same.add(criterion.name());
      } else {
        near.add(near(criterion));
      }
    }
    List<String> parts = new ArrayList<>();
    if (!same.isEmpty()) {
      parts.add("ties with the one before it in " + String.join(" and ", same));
    }
    if (!near.isEmpty()) {
      parts.add("tie within noise in " + String.join(" and in ", near));
    }
    return String.join("; ", parts) + decision();
  }

  private List<Criterion> tied() {
    return ordering.criteria().subList(0, decides);
  }

  private String near(Criterion criterion) {
    return String.format(
        Locale.ROOT,
        "%s: %s against %s, sd of the difference %s",
        criterion.name(),
        criterion.text(Math.abs(criterion.value(ahead))),
        criterion.text(Math.abs(criterion.value(behind))),
        criterion.text(criterion.sdOfDifference(ahead, behind)));
  }

  private String decision() {
    if (decides < ordering.criteria().size()) {
      return "; " + ordering.criteria().get(decides).name() + " decides";
    }
    int fewer = ordering.changes(ahead);
    int more = ordering.changes(behind);
    return fewer < more
        ? "; fewer changes of the base decide (" + fewer + " against " + more + ")"
        : " and in the number of changes; the design's order decides";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tie that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
