package io.unetlab.ablations.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the tie of a candidate with the one before it was broken.
 *
 * <p>The text is composed on access: of a hundred thousand ties few are read.
 */
public final class Tie {

  private final Ordering ordering;
  private final int ahead;
  private final int behind;
  private final int decides;

  /**
   * @param decides the index of the criterion that separates them; the number of criteria if none
   *     does
   */
  Tie(Ordering ordering, int ahead, int behind, int decides) {
    this.ordering = ordering;
    this.ahead = ahead;
    this.behind = behind;
    this.decides = decides;
  }

  /** Whether they differ within noise in a criterion in which they tie, rather than being equal. */
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
