package io.unetlab.training.data;

import io.unetlab.builders.cache.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the made set shows: forms, colours and places together. A share of the combinations is held
 * out, whatever the sizes and the background, so that a held-out caption asks for what was never
 * seen. Which ones they are depends on the share alone: those with the least hashes.
 *
 * @param seen in which a combination occurs as often as it is likely to be drawn
 * @param heldOut likewise
 */
record Combinations(List<List<Thing>> seen, List<List<Thing>> heldOut) {

  /** Two of a form and colour would be rare by chance, and their captions count. */
  private static final int WEIGHT_OF_LIKE = 8;

  static Combinations of(int objects, double share) {
    List<List<Thing>> all =
        all(objects).stream().sorted(Comparator.comparing(Combinations::hash)).toList();
    int held = share == 0 ? 0 : Math.max(1, (int) Math.round(share * all.size()));
    return new Combinations(
        weighted(all.subList(held, all.size())), weighted(all.subList(0, held)));
  }

  private static String hash(List<Thing> things) {
    return Sha256.of(things.toString());
  }

  private static List<List<Thing>> all(int objects) {
    List<List<Thing>> all = new ArrayList<>();
    if (objects == 1) {
      for (Place place : Place.values()) {
        at(place).forEach(it -> all.add(List.of(it)));
      }
    } else {
      pairs(all, Place.LEFT, Place.RIGHT);
      pairs(all, Place.TOP, Place.BOTTOM);
    }
    return all;
  }

  private static void pairs(List<List<Thing>> all, Place first, Place second) {
    for (Thing one : at(first)) {
      at(second).forEach(other -> all.add(List.of(one, other)));
    }
  }

  private static List<Thing> at(Place place) {
    List<Thing> things = new ArrayList<>();
    for (Form form : Form.values()) {
      for (Colour colour : Colour.values()) {
        things.add(new Thing(form, colour, place));
      }
    }
    return things;
  }

  private static List<List<Thing>> weighted(List<List<Thing>> all) {
    List<List<Thing>> weighted = new ArrayList<>();
    for (List<Thing> things : all) {
      boolean like = things.size() == 2 && things.get(0).isLike(things.get(1));
      for (int i = 0; i < (like ? WEIGHT_OF_LIKE : 1); i++) {
        weighted.add(things);
      }
    }
    return List.copyOf(weighted);
  }
}
