package io.unetlab.reports.mlflow;

/** A tracking server that cannot be reached or refuses something; the message is for the user. */
public final class MlflowException extends Exception {

  private static final long serialVersionUID = 1;

  MlflowException(String message) {
    super(message);
  }
}
