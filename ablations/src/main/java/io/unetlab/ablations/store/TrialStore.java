package io.unetlab.ablations.store;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores the outcomes of trials, so that nothing is evaluated twice. Thread-safe. */
public interface TrialStore {

  /**
   * The outcomes of these trials, including failures; trials that were never run are not in the
   * map.
   */
  Map<TrialKey, TrialOutcome> find(Collection<TrialKey> keys);

  /** The values of one trial; empty if it was never run, or failed. */
  default Optional<TrialOutcome.Done> done(TrialKey key) {
    return find(Set.of(key)).values().stream().flatMap(it -> it.done().stream()).findFirst();
  }

  /**
   * Claims a trial before it is evaluated; empty while another run has it. A store in a file or in
   * memory always grants it: there two runs at once may evaluate a trial twice, with one outcome in
   * the end.
   */
  default Optional<Claim> claim(TrialKey key) {
    return Optional.of(Claim.NONE);
  }

  /**
   * Stores outcomes, all or none of them; replaces existing outcomes with the same keys, except
   * that values stay when their trial fails later.
   */
  void add(List<TrialOutcome> outcomes);

  /**
   * Stores the outcomes of trials that have no values yet: of two runs, the first one's stay.
   *
   * @return the outcomes of these trials that the store has then
   */
  Map<TrialKey, TrialOutcome> addFirst(List<TrialOutcome> outcomes);
}
