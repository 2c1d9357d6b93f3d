package io.unetlab.ablations.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Numbers of claims, and of advisory locks, which all programs in a database share: 64 bits of a
 * SHA-256.
 */
final class PostgresKeys {

  private PostgresKeys() {}

  /**
   * A number.
   *
   * @param purpose of the claim or lock
   * @param name what it claims or locks
   */
  static long of(String purpose, String name) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] text = ("unetlab " + purpose + "\n" + name).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(sha.digest(text)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has SHA-256", e);
    }
  }
}
