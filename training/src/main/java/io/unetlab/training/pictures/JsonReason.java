package io.unetlab.training.pictures;

import tools.jackson.core.JacksonException;

/** Why a text is not JSON, without what the library says of places, which the problem has. */
final class JsonReason {

  private static final String PLACE = " (start marker at";

  private JsonReason() {}

  static String of(JacksonException e) {
    String message = e.getOriginalMessage();
    int place = message.indexOf(PLACE);
    return place < 0 ? message : message.substring(0, place);
  }
}
