package io.unetlab.ablations.store;

/** A store cannot be used; the message says which, why, and what to do. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }
}
