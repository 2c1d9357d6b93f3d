package io.unetlab.training.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How long a training takes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Length {

  /** A number of optimiser steps. */
  record Steps(int count) implements Length {}

  /** A time; how many steps it is depends on the machine and the network. */
  record Minutes(double count) implements Length {}
}
