package io.unetlab.profiler.importer;

/** What of a pipeline from text to image was timed. */
public enum NetworkPart {
  TEXT_ENCODER("text encoder"),
  /** One run of the UNet, which is one step of the sampler. */
  UNET("unet"),
  DECODER("decoder"),
  /** Everything from the text to the image, all steps included. */
  PIPELINE("pipeline");

  private final String words;

  NetworkPart(String words) {
    this.words = words;
  }

  /** For tables and sentences. */
  public String words() {
    return words;
  }
}
