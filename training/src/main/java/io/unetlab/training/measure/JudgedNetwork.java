package io.unetlab.training.measure;

import io.unetlab.training.recipe.Measure;
import java.util.Objects;
import java.util.Optional;

/**
 * A network with what was measured of it.
 *
 * @param name distinct from those that it is compared with
 * @param weights where its weights are
 */
public record JudgedNetwork(String name, String weights, Judgement judgement) {

  public JudgedNetwork {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(judgement, "judgement");
  }

  /**
   * The difference to another network over the same examples; empty where the measure is of all
   * pictures together, or was not taken of both.
   */
  public Optional<Difference> minus(JudgedNetwork other, Measure measure) {
    Score own = judgement.scores().get(measure);
    Score others = other.judgement.scores().get(measure);
    if (own == null || others == null || own.byExample().size() < 2) {
      return Optional.empty();
    }
    return Optional.of(Difference.of(own.byExample(), others.byExample()));
  }
}
