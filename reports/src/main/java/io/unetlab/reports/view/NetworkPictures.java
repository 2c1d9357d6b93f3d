package io.unetlab.reports.view;

import io.unetlab.ablations.select.NearMiss;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.network.DrawnPart;
import io.unetlab.reports.network.NetworkDrawing;
import io.unetlab.reports.network.NetworkPicture;
import io.unetlab.reports.network.State;
import io.unetlab.reports.table.Numbers;
import io.unetlab.spec.model.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The base beside the choice, or beside the nearest variant if nothing was chosen, with what
 * differs marked; the base alone if it is the choice or nothing was counted.
 */
public final class NetworkPictures {

  /** The names of the pictures. */
  public static final List<String> NAMES = List.of("network-base", "network-choice");

  private final NetworkDrawing base;
  private final Optional<NetworkDrawing> other;
  private final String otherWord;

  public NetworkPictures(Trials trials) {
    NetworkSpec spec = trials.result().study().base().spec();
    Optional<Completed> nearest =
        trials.result().decision().nearMisses().stream()
            .map(NearMiss::verdict)
            .map(it -> it.candidate())
            .findFirst();
    Optional<Completed> shown =
        trials.winner().or(() -> nearest).filter(it -> !it.variant().isBase());
    this.otherWord = trials.winner().isPresent() ? "choice" : "nearest variant";
    this.base = NetworkDrawing.of(CountedNetwork.of(spec)).named("base: " + spec.name());
    this.other =
        shown.map(
            it ->
                NetworkDrawing.of(CountedNetwork.of(trials.result().spec(it)))
                    .named(otherWord + ": " + trials.tag(it.variant()))
                    .against(base));
  }

  List<Picture> pictures() {
    return other
        .map(it -> NetworkPicture.apart(NAMES, List.of(base, it)))
        .orElseGet(() -> List.of(NetworkPicture.of(NAMES.get(0), List.of(base))));
  }

  /** How many blocks differ; empty if only the base is drawn. */
  public Optional<String> sentence() {
    return other.map(this::sentence);
  }

  private String sentence(NetworkDrawing compared) {
    Map<State, Long> counts =
        compared.parts().stream()
            .flatMap(DrawnPart::blocks)
            .collect(Collectors.groupingBy(it -> it.state(), Collectors.counting()));
    long same = counts.getOrDefault(State.SAME, 0L);
    long changed = counts.getOrDefault(State.CHANGED, 0L);
    long removed = counts.getOrDefault(State.REMOVED, 0L);
    String all = Numbers.grouped(same + changed + removed);
    String keeps = "The " + otherWord + " keeps " + Numbers.grouped(same);
    return keeps
        + " of the base's "
        + all
        + " blocks, changes "
        + Numbers.grouped(changed)
        + ", removes "
        + Numbers.grouped(removed)
        + " and adds "
        + Numbers.grouped(counts.getOrDefault(State.ADDED, 0L))
        + ".";
  }
}
