package io.unetlab.spec.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A network's id: SHA-256 of its {@link NetworkSpec#identity}, so that two files that describe the
 * same network have the same hash, and different networks have different ones.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record SpecHash(String hex) {

  private static final int DIGITS = 64;

  public SpecHash {
    Objects.requireNonNull(hex, "hex");
    if (!isHash(hex)) {
      throw new IllegalArgumentException("hex must be 64 hexadecimal digits, is " + hex);
    }
  }

  // No regular expression: a study makes a hundred thousand of these.
  private static boolean isHash(String hex) {
    boolean sound = hex.length() == DIGITS;
    for (int i = 0; sound && i < DIGITS; i++) {
      char digit = hex.charAt(i);
      sound = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    }
    return sound;
  }

  static SpecHash of(String identity) {
    byte[] line = identity.getBytes(StandardCharsets.US_ASCII);
    return new SpecHash(HexFormat.of().formatHex(sha256().digest(line)));
  }

  /** The first 12 digits: enough to tell the networks of a study apart. */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
