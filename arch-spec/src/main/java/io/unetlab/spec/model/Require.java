package io.unetlab.spec.model;

/** Argument checks shared by the records of the model; messages give name, condition and value. */
public final class Require {

  private Require() {}

  public static int positive(String name, int value) {
    return atLeast(1, name, value);
  }

  public static int atLeast(int min, String name, int value) {
    if (value < min) {
      throw new IllegalArgumentException(name + " must be at least " + min + ", is " + value);
    }
    return value;
  }
}
