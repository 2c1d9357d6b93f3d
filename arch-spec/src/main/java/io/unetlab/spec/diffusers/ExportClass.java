package io.unetlab.spec.diffusers;

/** The classes of diffusers in which a UNet is written. */
enum ExportClass {
  /** UNet2DModel. */
  PLAIN,
  /** UNet2DConditionModel. */
  CONDITION,
  /** DreamLiteUNetModel. */
  DREAM_LITE
}
