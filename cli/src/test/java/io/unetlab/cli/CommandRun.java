package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A command that was run in this process, as a user would run it. */
public record CommandRun(int code, String out, String err) {

  static final Terminal PIPE = new Terminal(120, false, false);

  public static CommandRun of(String... args) {
    return on(PIPE, args);
  }

  /** The JSON document that a command prints; it must succeed without any message. */
  public static JsonNode json(String... args) {
    CommandRun run = of(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    return new ObjectMapper().readTree(run.out());
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
