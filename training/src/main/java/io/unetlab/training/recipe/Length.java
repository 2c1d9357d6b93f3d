package io.unetlab.training.recipe;

/** How long a training takes. */
public sealed interface Length {

  /** A number of optimiser steps. */
  record Steps(int count) implements Length {}

  /** A time; how many steps it is depends on the machine and the network. */
  record Minutes(double count) implements Length {}
}
