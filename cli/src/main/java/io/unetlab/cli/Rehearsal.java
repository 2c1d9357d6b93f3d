package io.unetlab.cli;

import io.unetlab.cli.installed.Installation;
import io.unetlab.cli.output.Terminal;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Runs the common commands once, so that Java loads the classes that they use: it then archives
 * them ({@code -XX:ArchiveClassesAtExit}), and later starts load the archive. The launcher calls
 * it; nothing is printed.
 */
final class Rehearsal {

  private Rehearsal() {}

  /**
   * @param args the folder for what the commands write
   */
  public static void main(String[] args) {
    Path examples = Installation.examples();
    String study = examples.resolve("mobilediffusion/study.yaml").toString();
    String report = Path.of(args[0]).resolve("report").toString();
    run("show", "sd15");
    run("show", "sd15", "--by", "role", "--set", "middle=none");
    run("compare", "sd15", "mobilediffusion");
    run("diff", "sd15", "bk_sdm_base");
    run("validate", study);
    run("run", study, "--no-latency", "--out", report);
    run("results", report);
    run("decide", report);
    run("show", "sd51");
  }

  private static void run(String... args) {
    PrintWriter nowhere =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.execute(new Terminal(100, true, true), nowhere, nowhere, args);
  }
}
