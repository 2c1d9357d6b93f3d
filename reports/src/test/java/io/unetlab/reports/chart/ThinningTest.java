package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThinningTest {

  private static List<Spot> dots(int count) {
    Random random = new Random(1);
    List<Spot> dots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dots.add(new Spot(Spot.Kind.VIOLATES, "", 1e9 * random.nextDouble(), random.nextDouble()));
    }
    return dots;
  }

  @Test
  void aFewAreAllDrawn() {
    List<Spot> dots = dots(4000);
    dots.set(1, dots.get(0));
    assertThat(Thinning.of(dots).thin(dots)).isEqualTo(dots);
  }

  @Test
  void ofManySomeAreDrawnAndWhateverHasAName() {
    List<Spot> spots = dots(100_000);
    Spot choice = new Spot(Spot.Kind.CHOICE, "choice", 5e8, 0.5);
    Spot base = new Spot(Spot.Kind.BASE, "base", 5e8, 0.5);
    spots.addAll(List.of(choice, base));
    assertThat(Thinning.of(spots).thin(spots))
        .hasSizeBetween(1000, 4002)
        .endsWith(choice, base)
        .isSubsetOf(spots);
  }

  @Test
  void oneKindDoesNotHideAnother() {
    List<Spot> spots = dots(5000);
    Spot feasible = new Spot(Spot.Kind.FEASIBLE, "", spots.get(0).x(), spots.get(0).y());
    spots.add(feasible);
    assertThat(Thinning.of(spots).thin(spots)).contains(spots.get(0), feasible);
  }
}
