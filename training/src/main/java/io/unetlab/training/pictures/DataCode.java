package io.unetlab.training.pictures;

import io.unetlab.spec.source.ProblemCode;

/** The problems of captioned pictures; {@code docs/problems.md} lists them. */
public enum DataCode implements ProblemCode {
  NO_FILES("DATA001", "A directory of pictures or an archive cannot be read, or has no pictures."),
  SYNTAX("DATA002", "A line of the captions is not what is expected."),
  NO_PICTURE("DATA003", "A caption's picture does not exist."),
  UNREADABLE("DATA004", "A picture cannot be read."),
  NO_CAPTION("DATA005", "A picture has no caption."),
  TWICE("DATA006", "A picture has two captions."),
  ARCHIVE("DATA007", "An archive is damaged, or is no tar archive."),
  TOO_FEW("DATA008", "After the held-out pictures are taken away, none is left to train on."),
  LATENT(
      "DATA009", "The encoder or the decoder of latents does not fit the pictures or each other.");

  private final Entry entry;

  DataCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
