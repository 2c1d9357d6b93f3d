package io.unetlab.spec.yaml;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The value of a {@link OneOrListType}.
 *
 * @param items the list's items, or the one value
 * @param isList whether a list was written
 */
public record OneOrList<T>(List<T> items, boolean isList) implements Iterable<T> {

  public OneOrList {
    items = List.copyOf(items);
  }

  /** The one value if all items of the list are equal. */
  public OneOrList<T> collapsed() {
    boolean same = items.stream().distinct().count() == 1;
    return same ? new OneOrList<>(items.subList(0, 1), false) : this;
  }

  /** The list as written, or the one value for each of {@code places}. */
  public List<T> spread(int places) {
    return isList ? items : Collections.nCopies(places, items.get(0));
  }

  @Override
  public Iterator<T> iterator() {
    return items.iterator();
  }
}
