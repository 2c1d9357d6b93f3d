package io.unetlab.cli;

import io.unetlab.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** A command that was run in this process, as a user would run it. */
public record CommandRun(int code, String out, String err) {

  private static final Terminal PIPE = new Terminal(120, false, false);

  public static CommandRun of(String... args) {
    return on(PIPE, args);
  }

  public static CommandRun on(Terminal terminal, String... args) {
    System.setProperty("unetlab.home", home().toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.execute(terminal, new PrintWriter(out), new PrintWriter(err), args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** The repository's root; tests run in the module's directory. */
  public static Path home() {
    return Path.of("").toAbsolutePath().getParent();
  }

  public static String example(String path) {
    return home().resolve("examples").resolve(path).toString();
  }
}
