package io.unetlab.ablations.study;

/** What runs networks that are measured. */
public enum TargetRuntime {
  /** DJL's PyTorch engine on this machine. */
  DJL
}
