package io.unetlab.spec.model;

/** A second embedding, added to the time's: of sizes, with or without a pooled text. */
public sealed interface ExtraSpec permits TextTimeSpec, TimeIdsSpec {

  /** How many numbers are embedded. */
  int ids();

  /** Width of each number's sinusoidal embedding, even. */
  int idWidth();

  /** Total width, the input of the first linear layer. */
  int width();
}
