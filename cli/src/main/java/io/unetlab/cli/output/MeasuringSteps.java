package io.unetlab.cli.output;

import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Turns the steps of one measuring session into lines: which network, of how many, in which round,
 * what it took, and about how long the rest takes. The calibration kernel runs before each round,
 * so it counts the rounds.
 */
public final class MeasuringSteps implements Consumer<LatencyEvent> {

  private final List<String> networks;
  private final UnaryOperator<String> names;
  private final LatencyProtocol protocol;
  private final Consumer<String> lines;
  private final LongSupplier nanoClock;
  private final Set<String> failed = new HashSet<>();
  private final Map<String, Double> introductions = new HashMap<>();
  private final Map<String, Double> firstRuns = new HashMap<>();
  private final Map<String, Double> turns = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private long started;
  private int round;
  private String atWork = "";
  private String stage = "";
  private long workSince;
  private long stageSince;

  /**
   * @param networks by the names that the session knows
   * @param names how people know them
   * @param nanoClock as {@link System#nanoTime()}
   */
  public MeasuringSteps(
      List<String> networks,
      UnaryOperator<String> names,
      LatencyProtocol protocol,
      Consumer<String> lines,
      LongSupplier nanoClock) {
    this.networks = List.copyOf(networks);
    this.names = names;
    this.protocol = protocol;
    this.lines = lines;
    this.nanoClock = nanoClock;
    start();
  }

  private void start() {
    started = nanoClock.getAsLong();
    round = 0;
    atWork = "";
    stage = "";
    introductions.clear();
    firstRuns.clear();
    turns.clear();
    done.clear();
  }

  @Override
  public synchronized void accept(LatencyEvent event) {
    String network = event.subject();
    switch (event.kind()) {
      case RUN -> start();
      case STARTED -> {
        begin(network, event.detail());
        say(place(network) + ": " + (stage.startsWith("round") ? "runs" : stage));
      }
      case READY -> {
        introductions.put(network, secondsSince(workSince));
        say(place(network) + ", " + event.detail());
      }
      case MEASURED -> {
        turns.put(network, secondsSince(workSince));
        String place = place(network);
        done.add(network);
        say(place + ", " + event.detail());
      }
      case CALIBRATING -> say((round == 0 ? "" : rounds() + ", ") + "calibration");
      case CALIBRATED -> {
        round++;
        done.clear();
        atWork = "";
      }
      case FAILED -> {
        failed.add(network);
        say(names.apply(network) + " failed: " + event.detail());
      }
      case CLOSE_FAILED -> say(names.apply(network) + " could not be closed: " + event.detail());
    }
  }

  private void begin(String network, String next) {
    if (stage.equals("first run")) {
      firstRuns.put(atWork, secondsSince(stageSince));
    }
    stageSince = nanoClock.getAsLong();
    if (!network.equals(atWork)) {
      workSince = stageSince;
    }
    atWork = network;
    stage = next;
  }

  private double secondsSince(long start) {
    return (nanoClock.getAsLong() - start) / 1e9;
  }

  private String place(String network) {
    int number = 1 + (round == 0 ? networks.indexOf(network) : done.size());
    return String.format(
        Locale.ROOT,
        "%s, %d of %d networks: %s",
        round > 0 ? rounds() : introductions.containsKey(network) ? "loaded" : "loading",
        number,
        round == 0 ? networks.size() : networks.size() - failed.size(),
        names.apply(network));
  }

  private String rounds() {
    return "round " + Math.min(round, protocol.rounds()) + " of " + protocol.rounds();
  }

  private void say(String what) {
    OptionalDouble left = secondsLeft();
    lines.accept(what + (left.isPresent() ? "; about " + words(left.getAsDouble()) + " left" : ""));
  }

  private static String words(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", Math.max(1, seconds))
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }

  // Unknown until a network's first run was timed.
  private OptionalDouble secondsLeft() {
    List<String> alive = networks.stream().filter(it -> !failed.contains(it)).toList();
    OptionalDouble mean =
        alive.stream().map(this::turn).flatMapToDouble(OptionalDouble::stream).average();
    if (mean.isEmpty() || round > protocol.rounds()) {
      return OptionalDouble.empty();
    }
    double turn = mean.getAsDouble();
    double each = alive.stream().mapToDouble(it -> turn(it).orElse(turn)).sum();
    double left =
        round == 0
            ? introductions(alive, turn)
            : alive.stream()
                .filter(it -> !done.contains(it))
                .mapToDouble(it -> turn(it).orElse(turn))
                .sum();
    for (int made = round; goesOn(made, left, each); made++) {
      left += each;
    }
    return OptionalDouble.of(left);
  }

  private boolean goesOn(int made, double left, double each) {
    double then = secondsSince(started) + left;
    return protocol.goesOn(made, Math.round(then * 1e9), Math.round(each * 1e9));
  }

  /** The seconds of a network's share of a round: what the last took, or what its runs need. */
  private OptionalDouble turn(String network) {
    Double last = turns.get(network);
    Double first = firstRuns.get(network);
    return last != null
        ? OptionalDouble.of(last)
        : first != null ? OptionalDouble.of(protocol.roundSeconds(first)) : OptionalDouble.empty();
  }

  private double introductions(List<String> alive, double otherwise) {
    double mean = introductions.values().stream().mapToDouble(it -> it).average().orElse(otherwise);
    return mean * alive.stream().filter(it -> !introductions.containsKey(it)).count();
  }
}
