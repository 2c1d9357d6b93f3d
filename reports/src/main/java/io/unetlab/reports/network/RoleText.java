package io.unetlab.reports.network;

import io.unetlab.reports.network.DrawnStage.Place;
import java.util.Locale;
import java.util.Map;

/** How pictures name roles: by a letter in a block and by words in the legend. */
final class RoleText {

  private static final String ENDS = "ends";
  private static final Map<String, String> WORDS =
      Map.of(
          "resnet",
          "residual block",
          "self_attention",
          "self-attention",
          "cross_attention",
          "cross-attention",
          "feed_forward",
          "feed-forward",
          "projection",
          "transformer stack",
          "resampling",
          "change of resolution",
          ENDS,
          "first and last layers");

  private RoleText() {}

  /** For a block: a letter, or in and out. */
  static String letter(String role, Place place) {
    if (role.equals(ENDS)) {
      return place == Place.START ? "in" : "out";
    }
    return letter(role);
  }

  private static String letter(String role) {
    return role.substring(0, Math.min(1, role.length())).toUpperCase(Locale.ROOT);
  }

  /** The letter in the legend; empty where blocks have no letter, or several. */
  static String legendLetter(String role) {
    return switch (role) {
      case "projection", "resampling", ENDS -> "";
      default -> letter(role);
    };
  }

  /** {@code self-attention}. */
  static String words(String role) {
    return WORDS.getOrDefault(role, role.replace('_', ' '));
  }
}
