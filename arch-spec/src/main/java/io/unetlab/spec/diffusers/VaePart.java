package io.unetlab.spec.diffusers;

/** The half of an autoencoder that is read from its config, which describes both. */
public enum VaePart {
  DECODER,
  ENCODER
}
