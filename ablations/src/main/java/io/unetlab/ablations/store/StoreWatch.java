package io.unetlab.ablations.store;

/** Who hears news of a server, and waits while it is out of reach, or does not. */
public interface StoreWatch {

  /** Hears nothing and does not wait. */
  StoreWatch NONE =
      new StoreWatch() {
        @Override
        public void says(String message) {}

        @Override
        public boolean isStopped() {
          return true;
        }
      };

  /**
   * Called from any thread: once each time that the server is lost and will be waited for, and when
   * another run has taken over what this one claimed.
   *
   * @param message for the user
   */
  void says(String message);

  /** Whether to wait no longer. */
  boolean isStopped();
}
