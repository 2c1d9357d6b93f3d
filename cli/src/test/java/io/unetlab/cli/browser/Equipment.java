package io.unetlab.cli.browser;

import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a browser's tests need of the machine: a Chromium, and a Node.js that drives it. */
final class Equipment {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome", "chrome.exe");
  private static final Path BROWSER_OF_MACOS =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final int LEAST_NODE = 20;
  private static final String BUNDLE =
      "/META-INF/maven/com.microsoft.playwright/driver-bundle/pom.properties";

  private Equipment() {}

  /** What is missing, if anything, and how to get it. */
  static Optional<String> missing() {
    if (chromium().isEmpty()) {
      return Optional.of("Chromium or Chrome on the PATH");
    }
    return hasBundledNode() || node().isPresent()
        ? Optional.empty()
        : Optional.of(
            "Node.js " + LEAST_NODE + " or newer on the PATH, or -Pbrowser, which downloads one");
  }

  static Optional<Path> chromium() {
    return BROWSERS.stream()
        .flatMap(Equipment::onPath)
        .findFirst()
        .or(() -> Optional.of(BROWSER_OF_MACOS).filter(Files::isExecutable));
  }

  /** The machine's own Node.js, if it is new enough. */
  static Optional<Path> node() {
    return Stream.of("node", "node.exe")
        .flatMap(Equipment::onPath)
        .filter(it -> major(it) >= LEAST_NODE)
        .findFirst();
  }

  /** Whether the profile {@code browser} put Playwright's own Node.js on the class path. */
  static boolean hasBundledNode() {
    return Playwright.class.getResource(BUNDLE) != null;
  }

  private static Stream<Path> onPath(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
        .filter(it -> !it.isEmpty())
        .map(it -> Path.of(it, program))
        .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it));
  }

  private static int major(Path node) {
    try {
      Process process = new ProcessBuilder(node.toString(), "--version").start();
      String version = new String(process.getInputStream().readAllBytes());
      return Integer.parseInt(version.replaceFirst("(?s)v(\\d+)\\..*", "$1"));
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
