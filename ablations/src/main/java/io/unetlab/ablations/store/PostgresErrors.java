package io.unetlab.ablations.store;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an error of the server or of the connection means, by its SQLSTATE. */
final class PostgresErrors {

  /** The server stops, was killed, starts, or has no connection left; or a connection expired. */
  private static final Set<String> AWAY =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "53300");

  /** Two transactions got in each other's way; the one that is run again succeeds. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

  /** The driver has no SQLSTATE for a certificate that is missing or of another server. */
  private static final Pattern TLS = Pattern.compile("\\bSSL\\b|hostnameverifier");

  private static final Pattern NAME = Pattern.compile("hostnameverifier");

  private static final Pattern HBA = Pattern.compile("\\bpg_hba\\.conf\\b");

  private static final int DEEPEST = 20;

  private final PostgresAddress address;

  PostgresErrors(PostgresAddress address) {
    this.address = address;
  }

  /** Whether the server may answer if it is asked again later. */
  static boolean isAway(SQLException e) {
    String state = state(e);
    return (state.startsWith("08") && !isRefusal(e)) || AWAY.contains(state);
  }

  // The server or the driver answered, and would answer the same again.
  private static boolean isRefusal(SQLException e) {
    return state(e).equals("08004") || isTls(e);
  }

  // What the server itself says came through, whatever it says of SSL.
  private static boolean isTls(SQLException e) {
    return server(e).isEmpty()
        && (has(e, SSLException.class) || TLS.matcher(String.valueOf(e.getMessage())).find());
  }

  private static Optional<ServerErrorMessage> server(SQLException e) {
    return e instanceof PSQLException own
        ? Optional.ofNullable(own.getServerErrorMessage())
        : Optional.empty();
  }

  static boolean isConflict(SQLException e) {
    return CONFLICTS.contains(state(e));
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** The first line of what the server said, or the driver. */
  static String reason(SQLException e) {
    SQLException next = e.getNextException();
    if (e instanceof BatchUpdateException && next != null) {
      return reason(next);
    }
    String own = e.getCause() instanceof IOException cause ? cause.getMessage() : e.getMessage();
    String text = server(e).map(ServerErrorMessage::getMessage).orElse(own);
    String told = Objects.requireNonNullElse(text, "it ended the connection");
    return told.strip().replaceAll("\\s*\\R.*", "");
  }

  // Java and the driver name their classes.
  private String tlsReason(SQLException e) {
    if (has(e, CertPathBuilderException.class)) {
      return "no certificate to trust has signed the server's";
    }
    return NAME.matcher(String.valueOf(e.getMessage())).find()
        ? "the server's certificate is not of the name " + address.server().host()
        : reason(e);
  }

  /** That the server is out of reach, as a clause. */
  String lost(SQLException e) {
    return "the server of the store " + address + " does not answer (" + reason(e) + ")";
  }

  String back() {
    return "the server of the store " + address + " answers again";
  }

  /** The failure with what to do about it. */
  StoreException explained(SQLException e) {
    return new StoreException(message(e));
  }

  private String message(SQLException e) {
    PostgresServer server = address.server();
    if (has(e, UnknownHostException.class)) {
      return "the store " + address + " cannot be reached: there is no host " + server.host();
    }
    if (isTls(e)) {
      return "the store "
          + address
          + " cannot be reached by TLS ("
          + tlsReason(e)
          + "); ?sslmode= or PGSSLMODE say whether to encrypt, ?sslrootcert= or PGSSLROOTCERT whose"
          + " certificates to trust";
    }
    if (HBA.matcher(reason(e)).find()) {
      return "the server at "
          + server.host()
          + " admits no connection of this kind ("
          + reason(e)
          + "); its pg_hba.conf says which it does, and some only with ?sslmode=require";
    }
    return switch (state(e)) {
      case "08001", "08006" ->
          "no PostgreSQL server answers at "
              + server.host()
              + " for the store "
              + address
              + " ("
              + reason(e)
              + ")";
      case "08004", "28P01", "28000" ->
          "the server at "
              + server.host()
              + " rejects the user "
              + server.user()
              + " ("
              + reason(e)
              + "); the password is PGPASSWORD, or in ~/.pgpass, and the user is in the address or"
              + " PGUSER";
      case "3D000" ->
          "there is no database "
              + server.database()
              + " at "
              + server.host()
              + "; `createdb` makes one";
      case "42501" ->
          "the store "
              + address
              + " may not be used by the user "
              + server.user()
              + " ("
              + reason(e)
              + "); the owner of the database can grant it";
      case "25006" -> "the store " + address + " may not be written: " + reason(e);
      case "53100" ->
          "the server's disk is full: the store "
              + address
              + " keeps what it has; make room and run the same command again";
      default -> "the store " + address + " cannot be used: " + reason(e);
    };
  }
}
