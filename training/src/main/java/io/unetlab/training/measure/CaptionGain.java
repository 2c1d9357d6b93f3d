package io.unetlab.training.measure;

/**
 * The denoising loss with the empty caption minus that with the example's own: how much of the
 * error the text removes. It is 0 if the network makes nothing of captions, and exactly 0 by
 * construction if it does not read them. The empty caption is a fair reference, since training
 * drops some captions; a wrong caption would also count the harm of being misled.
 */
final class CaptionGain {

  private CaptionGain() {}

  /** By example and level, from the losses of one network. */
  static LossTable of(LossTable withoutCaptions, LossTable withCaptions) {
    return withoutCaptions.minus(withCaptions);
  }
}
