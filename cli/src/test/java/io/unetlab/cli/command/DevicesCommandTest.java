package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Failures;
import io.unetlab.cli.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code devices} lists what there is, with and without adb; here adb is a script. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for adb is a shell script")
final class DevicesCommandTest {

  private static final String ATTACHED =
      """
      List of devices attached
      R5CX1          unauthorized usb:1-2 transport_id:1
      39FX0          device usb:1-1 product:shiba model:Pixel_8 device:shiba transport_id:2
      """;

  private static final Terminal PIPE = new Terminal(200, false, false);

  @TempDir private Path folder;

  @Test
  void eachDeviceHasARowAndWhatItLacksStandsBelow() throws IOException {
    String out = run(adb(ATTACHED));

    assertThat(out.lines().filter(line -> line.startsWith("R5CX1 ")))
        .singleElement()
        .asString()
        .contains("unauthorized")
        .endsWith("no");
    assertThat(out)
        .contains("R5CX1: it is unauthorized: unlock it and allow USB debugging")
        .contains("39FX0: the way to device 39FX0 broke");
    assertThat(out.lines().filter(line -> line.startsWith("desktop ")))
        .singleElement()
        .asString()
        .endsWith("yes");
  }

  @Test
  void withoutAPhoneThePageThatHelpsIsNamed() throws IOException {
    assertThat(run(adb("List of devices attached\n\n")))
        .contains("desktop", "adb sees none; docs/phones.md says how");
  }

  @Test
  void withoutAdbThereIsStillThisMachine() {
    String out = run(folder.resolve("no-adb"));

    assertThat(out).contains("desktop", "no phones: UNETLAB_ADB is", "apt-get install adb");
  }

  @Test
  void jsonHasEverything() throws IOException {
    JsonNode json = new JsonMapper().readTree(run(adb(ATTACHED), "--json"));

    assertThat(json.get("kind").asString()).isEqualTo("devices");
    assertThat(json.get("adb_failure").isNull()).isTrue();
    JsonNode first = json.get("devices").get(0);
    assertThat(first.get("serial").asString()).isEqualTo("R5CX1");
    assertThat(first.get("state").asString()).isEqualTo("unauthorized");
    assertThat(first.get("name").isNull()).isTrue();
    assertThat(first.get("ready").asBoolean()).isFalse();
    assertThat(first.get("lacks").size()).isEqualTo(1);
    assertThat(json.get("devices").get(2).get("kind").asString()).isEqualTo("desktop");
  }

  @Test
  void jsonSaysWhyAdbFailed() {
    JsonNode json = new JsonMapper().readTree(run(folder.resolve("no-adb"), "--json"));

    assertThat(json.get("adb_failure").asString()).contains("UNETLAB_ADB");
    assertThat(json.get("devices").size()).isEqualTo(1);
  }

  @Test
  void namedHostsAreAskedInsteadOfThisMachine() throws IOException {
    Path adb = adb(ATTACHED);
    try (AdbPort port = new AdbPort()) {
      String host = "localhost:" + port.number();
      assertThat(execute(adb, ExitCode.DONE, "--host", host))
          .contains("R5CX1 at " + host, "39FX0 at " + host)
          .doesNotContain("desktop");
      String closed = "localhost:" + AdbPort.closed();
      assertThat(execute(adb, ExitCode.NOT_MET, "--host", host, "--host", closed))
          .contains("39FX0 at " + host)
          .contains("no phones: the adb server at " + closed + " cannot be reached");
      JsonNode json =
          new JsonMapper().readTree(execute(adb, ExitCode.DONE, "--json", "--host", host));
      assertThat(json.get("devices").get(0).get("host").asString()).isEqualTo(host);
    }
  }

  @Test
  void anUnknownHostIsNamedAndNoFileThatNobodyWrote() throws IOException {
    StringWriter err = new StringWriter();
    CommandLine command = command(adb(ATTACHED));
    command.setErr(new PrintWriter(err)).setExecutionExceptionHandler(new Failures(PIPE));

    assertThat(command.execute("--host", "no-such-host.invalid")).isEqualTo(ExitCode.USER_INPUT);
    assertThat(err.toString())
        .contains("the adb host no-such-host.invalid:5037 is unknown here; correct it, or add")
        .doesNotContain("file");
  }

  @Test
  void whatIsNoHostIsRefused() throws IOException {
    StringWriter err = new StringWriter();
    CommandLine command = command(adb(ATTACHED)).setErr(new PrintWriter(err));
    assertThat(command.execute("--host", "5038", "--host", "lab-3", "--host", ""))
        .isEqualTo(ExitCode.USER_INPUT);
    assertThat(err.toString()).contains("or [::1]:5037, found `5038`, ``");
  }

  @Test
  void aHostIsNamedOnce() throws IOException {
    StringWriter err = new StringWriter();
    CommandLine command = command(adb(ATTACHED)).setErr(new PrintWriter(err));
    assertThat(command.execute("--host", "lab-3", "--host", "lab-3:5037"))
        .isEqualTo(ExitCode.USER_INPUT);
    assertThat(err.toString()).contains("--host names `lab-3:5037` twice");
  }

  @Test
  void aHostWithoutPhonesIsNamed() throws IOException {
    try (AdbPort port = new AdbPort()) {
      String host = "localhost:" + port.number();
      assertThat(execute(adb("List of devices attached\n\n"), ExitCode.DONE, "--host", host))
          .contains("no phones: adb at " + host + " sees none");
    }
  }

  private static String run(Path adb, String... arguments) {
    return execute(adb, ExitCode.DONE, arguments);
  }

  private static String execute(Path adb, int expected, String... arguments) {
    StringWriter out = new StringWriter();
    int code = command(adb).setOut(new PrintWriter(out)).execute(arguments);
    assertThat(code).isEqualTo(expected);
    return out.toString();
  }

  private static CommandLine command(Path adb) {
    return new CommandLine(new DevicesCommand(PIPE, Map.of("UNETLAB_ADB", adb.toString())));
  }

  /** A program that lists devices and fails at everything else. */
  private Path adb(String list) throws IOException {
    String script =
        """
        #!/bin/sh
        [ "$1" != version ] || echo "Android Debug Bridge version 1.0.41"
        [ "$1" != -H ] || shift 4
        [ "$1" = devices ] || exit 1
        cat <<'END'
        """
            + list
            + "END\n";
    Path adb = Files.writeString(folder.resolve("adb"), script);
    return Files.setPosixFilePermissions(adb, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
