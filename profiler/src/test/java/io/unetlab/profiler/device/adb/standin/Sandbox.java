package io.unetlab.profiler.device.adb.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stand-in's file system: a folder, with an Android's own commands as small scripts. */
public final class Sandbox {

  private static final Set<String> PROPERTIES =
      Set.of(
          "[ro.unetlab.standin]: [1]",
          "[ro.build.version.sdk]: [34]",
          "[ro.build.version.release]: [14]",
          "[ro.product.manufacturer]: [UNetLab]",
          "[ro.product.model]: [Stand-in]",
          "[ro.product.cpu.abilist]: [arm64-v8a,armeabi-v7a]",
          "[ro.soc.model]: [None]",
          "[ro.hardware]: [standin]");

  private static final String SPACE =
      """
      Filesystem       1K-blocks     Used Available Use%% Mounted on
      /dev/block/dm-52 112345678 50000000 %d  46%% /data
      """;

  private static final String HEAT =
      """
      IsStatusOverride: false
      Thermal Status: %d
      Current temperatures from HAL:
      \tTemperature{mValue=31.5, mType=3, mName=skin, mStatus=0}
      """;

  private static final String BATTERY =
      """
      Current Battery Service state:
        status: 2
        level: %d
        scale: 100
        temperature: %d
      """;

  private final Path root;

  /** A device that is cool, charged and nearly empty. */
  public Sandbox(Path folder) throws IOException {
    root = folder.toRealPath();
    Files.createDirectories(Path.of(base()));
    property("");
    space(60_000_000);
    heat(0);
    battery(80, 253);
    file("dumpsys-power", "  mWakefulness=Awake\n");
    script("getprop", "cat " + root + "/getprop");
    script("df", "cat " + root + "/df");
    script("nproc", "echo 8");
    script(
        "dumpsys",
        "cat %1$s/dumpsys-$1 2>/dev/null || { echo \"Can't find service: $1\"; exit 1; }"
            .formatted(root));
    script("taskset", "echo $1 >%s/mask; shift; exec \"$@\"".formatted(root));
  }

  /** The folder for all that is ours; the store and the runs' folders are in it. */
  public String base() {
    return root + "/data/local/tmp/unetlab";
  }

  /** Sets one more property, or another value of one, as {@code [name]: [value]}. */
  public void property(String line) {
    String name = line.replaceAll("]:.*", "]");
    List<String> kept =
        PROPERTIES.stream().filter(it -> line.isEmpty() || !it.startsWith(name)).sorted().toList();
    file("getprop", String.join("\n", kept) + "\n" + line + "\n");
  }

  /** Sets kibibytes that are free. */
  public void space(long kibibytes) {
    file("df", SPACE.formatted(kibibytes));
  }

  /** Sets the thermal status. */
  public void heat(int status) {
    file("dumpsys-thermalservice", HEAT.formatted(status));
  }

  /** Sets the charge, and a temperature in tenths of a degree. */
  public void battery(int percent, int tenths) {
    file("dumpsys-battery", BATTERY.formatted(percent, tenths));
  }

  /** Sets what stands for the agent: shell commands, in which {@code $root} is this folder. */
  public void agent(String commands) {
    script("app_process", "root=%s\necho $$ >$root/agent.pid\n%s".formatted(root, commands));
  }

  /** What a command left in this folder. */
  public String read(String name) throws IOException {
    return Files.readString(root.resolve(name)).strip();
  }

  /** Tells the agent something by a file that it waits for. */
  public void file(String name, String text) {
    try {
      Files.writeString(root.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // adbd hangs up on a shell that listens; run by nohup, ours would have inherited not to.
  ProcessBuilder command(String command) {
    ProcessBuilder builder =
        new ProcessBuilder("env", "--default-signal=HUP", "sh", "-c", command)
            .directory(root.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", root + "/bin:/usr/bin:/bin"));
    return builder;
  }

  /** Puts a command there, in the place of what the device has by this name. */
  public void script(String name, String commands) {
    try {
      Path file = Files.createDirectories(root.resolve("bin")).resolve(name);
      Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
