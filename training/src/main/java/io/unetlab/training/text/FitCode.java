package io.unetlab.training.text;

import io.unetlab.spec.source.ProblemCode;

/** The problems of networks and recipes together; {@code docs/problems.md} lists them. */
public enum FitCode implements ProblemCode {
  LATENT("FIT001", "The network's latent is not what the recipe makes of pictures."),
  TEXT("FIT002", "The network reads captions in another form than the recipe's, or no others."),
  INPUT("FIT003", "The network reads an input that no recipe provides."),
  ENCODER("FIT004", "The text encoder of a recipe does not return what networks read."),
  VOCABULARY("FIT005", "The tokenizer of a recipe has tokens that its text encoder lacks."),
  CUT("FIT006", "Captions are longer than the tokens that are read of them; a warning.");

  private final Entry entry;

  FitCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
