package io.unetlab.ablations.trained;

/** How a measure at small scale relates to what is published about a step. */
public enum Agreement {
  /** The difference has the published sign; or none is published and a loss is ruled out. */
  CONFIRMS("confirms"),
  /** The difference has the opposite sign, or one where none is published. */
  CONTRADICTS("contradicts"),
  /** The interval of the difference leaves both open. */
  CANNOT_SEPARATE("cannot separate"),
  /** It follows from the network alone: without cross-attention no text comes in. */
  BY_CONSTRUCTION("holds by construction"),
  /** Nothing is published about the step. */
  NOTHING_PUBLISHED("nothing published"),
  /** There are not two seeds that both networks were trained with. */
  NOT_TRAINED("not trained");

  private final String text;

  Agreement(String text) {
    this.text = text;
  }

  /** In a table. */
  public String text() {
    return text;
  }
}
