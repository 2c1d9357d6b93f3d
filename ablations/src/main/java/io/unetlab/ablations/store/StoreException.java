package io.unetlab.ablations.store;

/** A store cannot be used; the message says which, why, and what to do. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }

  /** A server was lost during the work and did not come back; what was added is kept. */
  public static final class Lost extends StoreException {

    private static final long serialVersionUID = 1;

    Lost(String message) {
      super(message);
    }
  }
}
