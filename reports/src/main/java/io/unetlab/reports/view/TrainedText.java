package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.TrainedNetworks;
import io.unetlab.ablations.study.TrainedRow;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The user's trained networks: how many are variants of the study, and which are not. */
final class TrainedText {

  /** Enough names to see what they have in common. */
  private static final int NAMED = 5;

  private final TrainedNetworks trained;

  TrainedText(StudyResult result) {
    this.trained =
        new TrainedNetworks(
            result.study(),
            result.study().trained().isEmpty()
                ? Map.of()
                : result.completed().stream()
                    .collect(Collectors.toMap(Completed::variant, Completed::hash)));
  }

  /** Empty when the study names no trained networks. */
  Optional<String> count() {
    int size = trained.here() + trained.others();
    return size == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d trained networks are variants of this study.",
                trained.here(),
                size));
  }

  /**
   * The rows that name choices but match no variant of the study; empty when there are none. A row
   * with only a hash may belong to another study.
   */
  Optional<String> warning() {
    List<String> places =
        trained.elsewhere().stream()
            .filter(row -> !row.choices().isEmpty())
            .map(TrainedText::place)
            .toList();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    String more = places.size() > NAMED ? " and " + (places.size() - NAMED) + " more" : "";
    return Optional.of(
        "Trained, but not a variant of this study: "
            + places.stream().limit(NAMED).collect(Collectors.joining(", "))
            + more
            + ".");
  }

  private static String place(TrainedRow row) {
    return row.location().source().name() + ":" + row.location().line();
  }
}
