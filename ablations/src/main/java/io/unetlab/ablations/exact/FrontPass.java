package io.unetlab.ablations.exact;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The points that no other dominates, by elimination: a message has, for each combination of its
 * separator, the points of what was eliminated before it. A point is dropped as soon as it cannot
 * keep a limit, or when even the least that is added to it leaves it behind a known configuration.
 */
final class FrontPass {

  private final Buckets buckets;
  private final Bounds bounds;
  private final DominanceGrid known;
  private final Thinning thinning;
  private final Points[][] messages;
  private final ConcurrentLinkedQueue<Joining> idle = new ConcurrentLinkedQueue<>();
  private final Meter meter;

  FrontPass(Buckets buckets, Bounds bounds, DominanceGrid known, Thinning thinning, Meter meter) {
    this.buckets = buckets;
    this.bounds = bounds;
    this.known = known;
    this.thinning = thinning;
    this.meter = meter;
    this.messages = new Points[buckets.steps().size()][];
  }

  /** The last step's points. */
  Points run() {
    List<Step> steps = buckets.steps();
    for (int i = 0; i < steps.size(); i++) {
      messages[i] = message(StepTables.of(buckets, i));
      for (int child : steps.get(i).children()) {
        forget(messages[child]);
      }
      meter.step(i + 1, steps.size());
    }
    return messages[steps.size() - 1][0];
  }

  // Its values are joined into the parent's; its origins are followed in the end.
  private void forget(Points[] read) {
    for (int i = 0; i < read.length; i++) {
      Points left = read[i].withoutValues();
      meter.release(read[i].bytes() - left.bytes());
      read[i] = left;
    }
  }

  private Points[] message(StepTables tables) {
    Points[] message = new Points[tables.step().size()];
    IntStream.range(0, message.length)
        .parallel()
        .forEach(
            it -> {
              Joining joining =
                  Optional.ofNullable(idle.poll())
                      .orElseGet(() -> new Joining(buckets, bounds.most(), known, meter));
              message[it] = points(tables, it, joining);
              idle.add(joining);
            });
    return message;
  }

  private Points points(StepTables tables, int combination, Joining joining) {
    long[] rest = bounds.rest(tables.index(), combination);
    for (long least : rest) {
      if (least == Dimension.NONE) {
        return Points.NONE;
      }
    }
    joining.begin(rest, bounds.safe(tables.index(), combination));
    int options = tables.step().options();
    for (int option = 0; option < options; option++) {
      int entry = combination * options + option;
      if (tables.allowed()[entry]) {
        joining.join(option, tables.cost(entry), tables.children(entry, messages));
      }
    }
    Points points = thinning.thin(joining.points(), tables.index(), combination);
    meter.keep(points);
    return points;
  }

  /** The configuration of a point of the last step. */
  int[] configuration(int factors, int point) {
    int[] configuration = new int[factors];
    follow(buckets.steps().size() - 1, point, configuration);
    return configuration;
  }

  // A step's separator is decided before it is entered.
  private void follow(int index, int point, int[] configuration) {
    Step step = buckets.steps().get(index);
    long origin = messages[index][step.combination(configuration)].origins()[point];
    if (step.factor() >= 0) {
      configuration[step.factor()] = Origins.option(origin);
    }
    for (int child = 0; child < step.children().length; child++) {
      follow(step.children()[child], Origins.point(origin, child), configuration);
    }
  }
}
