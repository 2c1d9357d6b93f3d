package io.unetlab.ablations.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Asks for configurations that are spread evenly over the space: all in order when the budget
 * suffices, otherwise the points of a Sobol sequence (Joe and Kuo, SIAM Journal on Scientific
 * Computing 30, 2008), in the order of each factor's values. It learns nothing.
 */
final class GridMethod extends QueuedMethod {

  private final SearchSpace space;
  private final Explored explored;
  private final SobolSequenceGenerator sequence;
  private final boolean whole;
  private int[] last;

  GridMethod(SearchSpace space, int budget, long seed) {
    this.space = space;
    this.explored = new Explored(space, new Random(seed));
    this.sequence = new SobolSequenceGenerator(space.factors());
    this.whole = space.combinations().compareTo(BigInteger.valueOf(budget)) <= 0;
    this.last = new int[space.factors()];
  }

  @Override
  List<int[]> propose(int most) {
    List<int[]> points = new ArrayList<>();
    while (points.size() < most && !explored.isExhausted()) {
      (whole ? explored.next(last) : explored.fresh(point()))
          .ifPresent(
              it -> {
                points.add(it);
                last = it;
              });
    }
    return points;
  }

  private int[] point() {
    double[] places = sequence.nextVector();
    int[] point = new int[places.length];
    for (int factor = 0; factor < point.length; factor++) {
      point[factor] = space.optionAt(factor, places[factor]);
    }
    return point;
  }

  @Override
  void learn(int[] configuration, Answer answer) {}
}
