package io.unetlab.ablations.exact;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some members of a front, spread evenly: the best in each goal, then always the one that is
 * farthest from those chosen before (Gonzalez 1985), with each goal scaled by its range.
 */
public final class SpreadMembers {

  private final List<FrontMember> members;
  private final double[][] points;
  private final double[] distances;
  private final Set<Integer> chosen = new TreeSet<>();

  private SpreadMembers(Front front) {
    members = List.copyOf(front.members());
    points = new double[members.size()][front.goals().size()];
    distances = new double[members.size()];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int goal = 0; goal < front.goals().size(); goal++) {
      scale(goal, front.goals().get(goal).lower() ? 1 : -1);
    }
  }

  /** At most so many members, in the front's order. */
  public static List<FrontMember> of(Front front, int most) {
    return front.members().size() <= most
        ? front.members()
        : new SpreadMembers(front).choose(most, front.goals().size());
  }

  // Less is better, from 0.
  private void scale(int goal, int sign) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.length; i++) {
      points[i][goal] = sign * members.get(i).values().get(goal).doubleValue();
      least = Math.min(least, points[i][goal]);
      greatest = Math.max(greatest, points[i][goal]);
    }
    double range = greatest > least ? greatest - least : 1;
    for (double[] point : points) {
      point[goal] = (point[goal] - least) / range;
    }
  }

  private List<FrontMember> choose(int most, int goals) {
    for (int goal = 0; goal < goals && chosen.size() < most; goal++) {
      add(best(goal));
    }
    while (chosen.size() < most) {
      add(farthest());
    }
    return chosen.stream().map(members::get).toList();
  }

  private int best(int goal) {
    int best = 0;
    for (int i = 1; i < points.length; i++) {
      if (points[i][goal] < points[best][goal]) {
        best = i;
      }
    }
    return best;
  }

  private int farthest() {
    int farthest = 0;
    for (int i = 1; i < distances.length; i++) {
      if (distances[i] > distances[farthest]) {
        farthest = i;
      }
    }
    return farthest;
  }

  private void add(int member) {
    chosen.add(member);
    for (int i = 0; i < distances.length; i++) {
      double distance = 0;
      for (int goal = 0; goal < points[i].length; goal++) {
        double difference = points[i][goal] - points[member][goal];
        distance += difference * difference;
      }
      distances[i] = Math.min(distances[i], distance);
    }
  }
}
