package io.unetlab.ablations.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A store in a schema of a PostgreSQL database: {@code
 * postgresql://[USER@]HOST[:PORT]/DATABASE[?schema=NAME&sslmode=MODE&sslrootcert=FILE]}. What the
 * address leaves out is taken from the variables of PostgreSQL's own programs. It never holds a
 * password, so it can be shown and kept anywhere.
 */
public final class PostgresAddress implements StoreAddress {

  /** The schema of a store whose address names none. */
  static final String SCHEMA = "unetlab";

  private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:.*");

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?:(?://(?:(?<user>[^@/?:]*)@)?"
              + "(?<host>\\[[0-9a-fA-F:.]+]|[^:/?@\\[\\]]*)(?::(?<port>[^/?:@]*))?)?"
              + "/?(?<database>[^/?:@]*)(?:\\?(?<query>.*))?");

  private static final Pattern PASSWORD =
      Pattern.compile(".*postgres(?:ql)?:/*[^/@]*:.*@.*|.*[?&](?:password|user)=.*");

  private static final String[] NONE = {};

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private static final List<String> PARAMETERS = List.of("schema", "sslmode", "sslrootcert");

  private final String text;
  private final String schema;
  private final PostgresServer server;

  private PostgresAddress(String text, String schema, PostgresServer server) {
    this.text = text;
    this.schema = schema;
    this.server = server;
  }

  /** Whether a text is meant as such an address. */
  static boolean isMeant(String text) {
    return SCHEME.matcher(text).matches();
  }

  /**
   * Reads an address.
   *
   * @param environment variables
   * @throws StoreException if it is none, without repeating it
   */
  static PostgresAddress of(String text, Map<String, String> environment) {
    if (PASSWORD.matcher(text).matches()) {
      throw new StoreException(
          "the address of a store holds no password, which others could read in the shell's"
              + " history and in the list of processes: leave it to PGPASSWORD or the file"
              + " ~/.pgpass, and write the user as postgresql://USER@HOST/DATABASE");
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new StoreException(
          "the address of the store is not of the form"
              + " postgresql://[USER@]HOST[:PORT]/DATABASE[?schema=NAME]");
    }
    Map<String, String> parameters = parameters(Optional.ofNullable(form.group("query")));
    String schema = parameters.getOrDefault("schema", SCHEMA);
    if (!NAME.matcher(schema).matches()) {
      throw new StoreException(
          "the name of a schema has small letters, digits and _, and starts with no digit, found "
              + (schema.isEmpty() ? "an empty name" : schema));
    }
    PostgresServer server =
        PostgresServer.of(
            part(form, "host"),
            part(form, "port"),
            part(form, "database"),
            part(form, "user"),
            parameters,
            environment);
    return new PostgresAddress(text, schema, server);
  }

  private static Optional<String> part(Matcher form, String group) {
    return Optional.ofNullable(form.group(group))
        .filter(it -> !it.isEmpty())
        .map(PostgresAddress::decoded);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "the address of the store has a % that is followed by no two hexadecimal digits");
    }
  }

  private static Map<String, String> parameters(Optional<String> query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String one : query.filter(it -> !it.isEmpty()).map(it -> it.split("&")).orElse(NONE)) {
      String name = one.replaceFirst("=.*", "");
      if (!PARAMETERS.contains(name) || !one.contains("=")) {
        throw new StoreException(
            "the address of a store takes the parameters "
                + String.join(", ", PARAMETERS)
                + ", found "
                + name);
      }
      if (parameters.put(name, decoded(one.substring(name.length() + 1))) != null) {
        throw new StoreException("the address of the store has " + name + " twice");
      }
    }
    return Collections.unmodifiableMap(parameters);
  }

  /** The schema with the store's tables. */
  String schema() {
    return schema;
  }

  PostgresServer server() {
    return server;
  }

  @Override
  public ResultStore open(StoreWatch watch) {
    return open(watch, Lease.USUAL);
  }

  /** The same, with claims of another lease. */
  ResultStore open(StoreWatch watch, Lease lease) {
    return new ResultStore(PostgresDatabase.write(this, watch, lease));
  }

  @Override
  public ResultStore read() {
    return new ResultStore(PostgresDatabase.read(this));
  }

  @Override
  public boolean isThere() {
    return PostgresDatabase.isThere(this);
  }

  /** As it was typed. */
  @Override
  public String toString() {
    return text;
  }
}
