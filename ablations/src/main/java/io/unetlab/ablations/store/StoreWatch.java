package io.unetlab.ablations.store;

/** Who waits while a server is out of reach. */
public interface StoreWatch {

  /** Hears nothing, and waits to the end. */
  StoreWatch NONE =
      new StoreWatch() {
        @Override
        public void waits(String message) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  /**
   * Called once each time that the server is lost, from any thread.
   *
   * @param message for the user
   */
  void waits(String message);

  /** Whether to wait no longer. */
  boolean isStopped();
}
