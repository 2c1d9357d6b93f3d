package io.unetlab.profiler.device;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Loads a device from YAML in two steps: reading the file alone, as an editor does, and finding its
 * runtime when the device is about to be used.
 */
public final class DeviceLoader {

  private static final String HOST_LINE = "(?m)^" + DeviceParser.HOST.name() + ":.*\\R?";

  private DeviceLoader() {}

  /**
   * Loads a device file and checks its runtime file.
   *
   * @throws SpecException with all problems
   */
  public static Device load(Path file) {
    Problems problems = new Problems();
    Optional<Device> device = read(file, problems).flatMap(it -> it.device(problems));
    problems.throwIfErrors();
    return device.orElseThrow(() -> new IllegalStateException("no device, and no problem either"));
  }

  /** Reads a file without looking for its runtime; empty when an error was added. */
  public static Optional<DeviceFile> read(Path file, Problems problems) {
    Problems own = new Problems();
    Optional<YamlNode> document = YamlReader.read(file, own);
    return finish(
        document, Optional.ofNullable(file.getParent()).orElse(Path.of("")), own, problems);
  }

  /**
   * Reads a text without looking for its runtime; empty when an error was added.
   *
   * @param directory that the text's runtime path is relative to
   */
  public static Optional<DeviceFile> read(Source source, Path directory, Problems problems) {
    Problems own = new Problems();
    return finish(YamlReader.read(source, own), directory, own, problems);
  }

  /** The SHA-256 of a device file, the same wherever the device is attached. */
  public static String hash(Path file) throws IOException {
    Charset bytes = StandardCharsets.ISO_8859_1;
    String text = Files.readString(file, bytes).replaceAll(HOST_LINE, "");
    return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(bytes)));
  }

  /** Whether the kind of a document is device. */
  public static boolean isDevice(YamlNode document) {
    return DocumentKind.is(DeviceParser.DEVICE_KIND, document);
  }

  private static Optional<DeviceFile> finish(
      Optional<YamlNode> document, Path directory, Problems own, Problems problems) {
    Optional<DeviceFile> file =
        document
            .flatMap(node -> map(node, own))
            .flatMap(map -> DeviceReader.read(map, directory, own));
    problems.addAll(own);
    return file;
  }

  // Otherwise a file of another kind would report many unknown keys.
  private static Optional<MapNode> map(YamlNode document, Problems problems) {
    Optional<ScalarNode> kind = DocumentKind.of(document);
    if (kind.isPresent() && !isDevice(document)) {
      String nearest = Nearest.hint(kind.get().text(), List.of(DeviceParser.DEVICE_KIND));
      problems.error(
          SpecCode.WRONG_KIND,
          kind.get().location(),
          DocumentKind.KEY,
          "expected a device file, found a file of kind " + kind.get().describe(),
          nearest.isEmpty() ? "examples/devices has some to start from" : nearest);
      return Optional.empty();
    }
    if (document instanceof MapNode map) {
      return Optional.of(map);
    }
    String message = "expected a device (a map), found " + document.describe();
    problems.error(SpecCode.WRONG_TYPE, document.location(), "", message);
    return Optional.empty();
  }
}
