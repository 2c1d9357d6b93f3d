package io.unetlab.builders.generate;

import io.unetlab.spec.source.ProblemCode;

/** The problems reported before a picture is made; {@code docs/problems.md} lists them. */
public enum PictureCode implements ProblemCode {
  NO_WEIGHTS("PICTURE001", "The weights of a part of the pipeline are not found."),
  SEVERAL_WEIGHTS("PICTURE002", "A directory has several weights files that may be a part's."),
  SYNTAX("PICTURE003", "A file of the checkpoint that is not a network's is not what is expected."),
  NO_TEXT("PICTURE004", "The UNet reads a text, or something of it, that no part provides."),
  UNKNOWN_INPUT("PICTURE005", "The UNet reads an input that is not known here."),
  NOT_FROM_NOISE("PICTURE006", "The UNet reads more than a noisy latent."),
  STEPS("PICTURE007", "The sampler cannot take this number of steps."),
  PREDICTION("PICTURE008", "The pipeline and the checkpoint's scheduler predict different things."),
  VOCABULARY("PICTURE009", "The tokenizer has tokens that the text encoder lacks."),
  NO_PICTURE("PICTURE010", "The pipeline's last network does not predict a picture.");

  private final Entry entry;

  PictureCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
