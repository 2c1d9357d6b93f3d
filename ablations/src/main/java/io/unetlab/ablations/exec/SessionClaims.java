package io.unetlab.ablations.exec;

import io.unetlab.ablations.store.Claim;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
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
    return claim(session) && !withoutStored(List.of(session)).isEmpty();
  }

  /**
   * Claims the next sessions that are free. A server has room for a few thousand claims of all its
   * users; those of a store without any take no room.
   *
   * @param most trials to claim, at least 1; the last session may exceed it
   */
  List<List<Trial>> take(Iterator<List<Trial>> sessions, int most) {
    List<List<Trial>> taken = new ArrayList<>();
    int before = claims.size();
    while (sessions.hasNext() && claims.size() - before < most) {
      List<Trial> session = sessions.next();
      if (claim(session)) {
        taken.add(session);
      }
    }
    return withoutStored(taken);
  }

  private boolean claim(List<Trial> session) {
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
    claims.putAll(own);
    return true;
  }

  // Another run may have ended between the look-up and the claim.
  private List<List<Trial>> withoutStored(List<List<Trial>> taken) {
    Predicate<List<Trial>> stored = stored(store, taken);
    taken.stream().filter(stored).forEach(session -> session.forEach(it -> end(it.key())));
    return taken.stream().filter(stored.negate()).toList();
  }

  /** The sessions that the store has no outcomes of, or only such as are tried again. */
  static List<List<Trial>> missing(TrialStore store, List<List<Trial>> sessions) {
    return sessions.stream().filter(stored(store, sessions).negate()).toList();
  }

  private static Predicate<List<Trial>> stored(TrialStore store, List<List<Trial>> sessions) {
    List<TrialKey> keys = sessions.stream().flatMap(List::stream).map(Trial::key).toList();
    Map<TrialKey, TrialOutcome> found = new HashMap<>(store.find(keys));
    found.values().removeIf(TrialOutcome::isWorthRetrying);
    return session -> session.stream().map(Trial::key).allMatch(found::containsKey);
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
