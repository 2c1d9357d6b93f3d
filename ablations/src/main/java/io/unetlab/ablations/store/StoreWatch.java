package io.unetlab.ablations.store;

/** Who waits while a server is out of reach, or does not. */
public interface StoreWatch {

  /** Hears nothing and does not wait. */
  StoreWatch NONE =
      new StoreWatch() {
        @Override
        public void waits(String message) {}

        @Override
        public boolean isStopped() {
          return true;
        }
      };

  /**
   * Called once each time that the server is lost and will be waited for, from any thread.
   *
   * @param message for the user
   */
  void waits(String message);

  /** Whether to wait no longer. */
  boolean isStopped();
}
