package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.table.Table;
import java.util.List;
import java.util.Objects;

/**
 * What the factors do, who brings the saving, and what does not go together, in words and tables.
 *
 * @param options what each option changes; empty when the trials tell nothing
 * @param variation how much of the metrics' variation each factor brings
 * @param strongest the strongest interactions, a sentence each
 * @param interactions the strongest ones as a table
 * @param notes what the trials do not tell
 * @param shareSentences of the shares, the most telling first
 * @param shares how the change from the base divides; empty when there is none
 * @param discrepancies a sentence each
 */
public record EffectsView(
    Table options,
    Table variation,
    List<String> strongest,
    Table interactions,
    List<String> notes,
    List<String> shareSentences,
    Table shares,
    List<String> discrepancies) {

  public EffectsView {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(variation, "variation");
    strongest = List.copyOf(strongest);
    Objects.requireNonNull(interactions, "interactions");
    notes = List.copyOf(notes);
    shareSentences = List.copyOf(shareSentences);
    Objects.requireNonNull(shares, "shares");
    discrepancies = List.copyOf(discrepancies);
  }

  public static EffectsView of(StudyResult result) {
    return of(new Trials(result));
  }

  /** Of trials that may have been explained already. */
  static EffectsView of(Trials trials) {
    EffectTables effects = new EffectTables(trials);
    ShareTable shares = new ShareTable(trials);
    return new EffectsView(
        effects.options(),
        effects.variation(),
        effects.strongest(),
        effects.interactions(),
        new EffectNotes(trials).notes(),
        shares.sentences(),
        shares.table(),
        trials.explanation().discrepancies().stream().map(DiscrepancyText::of).toList());
  }

  /** The tables that say something, for a command to print. */
  public List<Table> tables() {
    return List.of(options, variation, interactions, shares).stream()
        .filter(table -> !table.isEmpty())
        .toList();
  }
}
