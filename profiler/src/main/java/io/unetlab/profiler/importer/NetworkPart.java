package io.unetlab.profiler.importer;

import java.util.Locale;

/** The timed part of a text-to-image pipeline. */
public enum NetworkPart {
  TEXT_ENCODER("text encoder"),
  /** One run of the UNet, one sampler step. */
  UNET("unet"),
  DECODER("decoder"),
  /** Everything from the text to the image, all steps included. */
  PIPELINE("pipeline");

  private final String words;

  NetworkPart(String words) {
    this.words = words;
  }

  /** Whether networks of this kind are such a part. */
  public boolean isOf(String kind) {
    return name().toLowerCase(Locale.ROOT).equals(kind);
  }

  /** For tables and sentences. */
  public String words() {
    return words;
  }
}
