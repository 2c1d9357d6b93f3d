package io.unetlab.ablations.exec;

import io.unetlab.ablations.exec.SearchState.Ending;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.TrialKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * The time that one search takes over all of its runs. The rounds of an earlier run pass without
 * time, and the search ends where that run ended; after them the clock goes on from the time that
 * they took.
 */
final class SearchClock {

  private static final String EVALUATOR = "search 1";
  private static final double NANOS = 1e9;

  /** Rounds that measure nothing may be shorter than it takes to store that they are over. */
  private static final double WRITE_SECONDS = 1;

  private final TrialKey key;
  private final TrialStore store;
  private final OptionalDouble limit;
  private final LongSupplier nanoTime;
  private final SearchState before;
  private int passed;
  private long started;
  private double written;
  private boolean isLost;

  /**
   * Reads how far the search has come.
   *
   * @param known where that is looked up
   * @param store where it is kept
   * @param limit seconds
   */
  SearchClock(
      TrialKey key,
      TrialStore known,
      TrialStore store,
      OptionalDouble limit,
      LongSupplier nanoTime) {
    this.key = key;
    this.store = store;
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.before = read(key, known);
    this.started = nanoTime.getAsLong();
    this.written = before.seconds();
  }

  /**
   * The key of a search's state.
   *
   * @param hash of the study
   * @param search number of the search in the study
   * @param sources the targets that it measures on, with the protocols
   */
  static TrialKey key(String hash, int search, String sources) {
    return new TrialKey(hash, "search", sources, "", search, EVALUATOR);
  }

  static SearchState read(TrialKey key, TrialStore store) {
    return store.done(key).map(SearchState::of).orElse(SearchState.START);
  }

  /** Why no further round is run; empty while there is time. */
  Optional<String> end() {
    if (isReplaying()) {
      return Optional.empty();
    }
    if (before.ending() == Ending.TIME && passed == before.rounds()) {
      return Optional.of(before.reason());
    }
    if (limit.isEmpty() || seconds() < limit.getAsDouble()) {
      return Optional.empty();
    }
    String reason = "its time of " + minutes(limit.getAsDouble()) + " min is over";
    write(state().with(Ending.TIME, reason));
    return Optional.of(reason);
  }

  private static String minutes(double seconds) {
    BigDecimal minutes = BigDecimal.valueOf(seconds / 60).round(new MathContext(4));
    return minutes.stripTrailingZeros().toPlainString();
  }

  /** Whether an earlier run completed the next round. */
  boolean isReplaying() {
    return passed < before.rounds();
  }

  /**
   * A round is complete.
   *
   * @param hasMeasured whether it took a measurement
   */
  void pass(boolean hasMeasured) {
    boolean replayed = isReplaying();
    passed++;
    if (replayed) {
      started = nanoTime.getAsLong();
    } else if (hasMeasured || seconds() - written >= WRITE_SECONDS) {
      write(state());
    }
  }

  /** The search ends because a target is missing; the first time counts. */
  void lose(Ending where, String reason) {
    if (!isLost) {
      isLost = true;
      write(state().with(where, reason));
    }
  }

  /** Keeps the time of a round that was stopped. */
  void stop() {
    write(state());
  }

  /** Seconds left of the limit; empty without one. */
  OptionalDouble left() {
    return limit.isPresent()
        ? OptionalDouble.of(limit.getAsDouble() - seconds())
        : OptionalDouble.empty();
  }

  private double seconds() {
    return before.seconds() + (nanoTime.getAsLong() - started) / NANOS;
  }

  private SearchState state() {
    return new SearchState(passed, seconds(), Ending.NONE, "");
  }

  private void write(SearchState state) {
    written = state.seconds();
    store.add(List.of(state.outcome(key)));
  }
}
