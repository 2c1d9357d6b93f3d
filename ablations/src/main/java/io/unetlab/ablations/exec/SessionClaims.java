package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.Claim;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The sessions that this run has claimed in a store, and those that it left to others. */
final class SessionClaims implements AutoCloseable {

  private final TrialStore store;
  private final Map<TrialKey, Claim> claims = new ConcurrentHashMap<>();
  private final List<List<Trial>> refused = Collections.synchronizedList(new ArrayList<>());

  SessionClaims(TrialStore store) {
    this.store = store;
  }

  /** Claims a session; false if another run has it, or has stored its outcome. */
  boolean take(List<Trial> session) {
    Map<TrialKey, Claim> own = new LinkedHashMap<>();
    for (Trial trial : session) {
      Optional<Claim> claim = store.claim(trial.key());
      if (claim.isEmpty()) {
        own.values().forEach(Claim::close);
        refused.add(session);
        return false;
      }
      own.put(trial.key(), claim.get());
    }
    own.values().removeIf(it -> it == Claim.NONE);
    // Another run may have ended between the look-up and the claim.
    if (!own.isEmpty() && missing(store, List.of(session)).isEmpty()) {
      own.values().forEach(Claim::close);
      return false;
    }
    claims.putAll(own);
    return true;
  }

  /** The trials that are claimed now; a store without claims has none. */
  int size() {
    return claims.size();
  }

  /** The sessions that the store has no outcomes of, or only such as are tried again. */
  static List<List<Trial>> missing(TrialStore store, List<List<Trial>> sessions) {
    return sessions.stream().filter(stored(store, sessions).negate()).toList();
  }

  private static Predicate<List<Trial>> stored(TrialStore store, List<List<Trial>> sessions) {
    Map<TrialKey, TrialOutcome> settled =
        new HashMap<>(store.find(sessions.stream().flatMap(List::stream).map(Trial::key).toList()));
    settled.values().removeIf(TrialOutcome::isWorthRetrying);
    return session -> session.stream().map(Trial::key).allMatch(settled::containsKey);
  }

  /** The sessions that other runs had. */
  List<List<Trial>> refused() {
    return List.copyOf(refused);
  }

  /** Gives the claim of one trial up, if there is one. */
  void end(TrialKey key) {
    Optional.ofNullable(claims.remove(key)).ifPresent(Claim::close);
  }

  @Override
  public void close() {
    claims.keySet().forEach(this::end);
  }
}
