package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The native libraries for Linux are complete: each is for its processor, and what it needs is
 * packed with it or part of every Linux with glibc. The jars of another platform are in {@code
 * target/natives} with {@code -Pall-platforms}.
 */
class LinuxLibrariesTest {

  /** Of glibc, GCC's runtime and zlib: PyTorch's Fortran library for aarch64 needs the latter. */
  private static final Pattern OF_THE_SYSTEM =
      Pattern.compile(
          "(libc|libm|libdl|libpthread|librt|libstdc\\+\\+|libgcc_s|libz|ld-linux.*)\\.so.*");

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "pytorch-native-cpu, linux-x86_64, pytorch/cpu/linux-x86_64/",
    "pytorch-native-cpu, linux-aarch64, pytorch/cpu/linux-aarch64/",
    "pytorch-jni, linux-x86_64, jnilib/linux-x86_64/cpu/",
    "pytorch-jni, linux-aarch64, jnilib/linux-aarch64/cpu/",
    "onnxruntime, linux-x64, ai/onnxruntime/native/linux-x64/",
    "onnxruntime, linux-aarch64, ai/onnxruntime/native/linux-aarch64/",
    "tensorflow-lite, linux-x86_64, org/bytedeco/tensorflowlite/linux-x86_64/",
    "tensorflow-lite, linux-arm64, org/bytedeco/tensorflowlite/linux-arm64/",
    "javacpp, linux-x86_64, org/bytedeco/javacpp/linux-x86_64/",
    "javacpp, linux-arm64, org/bytedeco/javacpp/linux-arm64/",
    "tokenizers, linux-x86_64, native/lib/linux-x86_64/cpu/",
    "tokenizers, linux-aarch64, native/lib/linux-aarch64/cpu/",
    "sqlite-jdbc, Linux/x86_64, org/sqlite/native/Linux/x86_64/",
    "sqlite-jdbc, Linux/aarch64, org/sqlite/native/Linux/aarch64/"
  })
  void theLibrariesAreComplete(String artifact, String platform, String folder) throws IOException {
    Map<String, ElfLibrary> libraries = libraries(artifact, folder);
    assumeTrue(!libraries.isEmpty(), "-Pall-platforms has " + artifact + " for " + platform);
    int machine = platform.matches(".*(aarch64|arm64)") ? ElfLibrary.AARCH64 : ElfLibrary.X86_64;
    Set<String> packed = names(libraries);
    if (artifact.equals("pytorch-jni")) {
      Map<String, ElfLibrary> engine =
          libraries("pytorch-native-cpu", "pytorch/cpu/" + platform + "/");
      assumeTrue(!engine.isEmpty(), "-Pall-platforms has PyTorch for " + platform);
      packed.addAll(names(engine));
    }
    libraries.forEach(
        (name, library) -> {
          assertThat(library.machine()).as(name).isEqualTo(machine);
          assertThat(library.needed())
              .as(name)
              .allMatch(it -> packed.contains(it) || OF_THE_SYSTEM.matcher(it).matches());
        });
  }

  private static Set<String> names(Map<String, ElfLibrary> libraries) {
    Set<String> names = new HashSet<>(libraries.keySet());
    libraries.values().forEach(library -> library.name().ifPresent(names::add));
    return names;
  }

  private static Map<String, ElfLibrary> libraries(String artifact, String folder)
      throws IOException {
    Map<String, ElfLibrary> libraries = new HashMap<>();
    for (Path jar : jars(artifact)) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : zip.stream().filter(it -> isLibrary(it, folder)).toList()) {
          try (InputStream packed = zip.getInputStream(entry);
              InputStream plain =
                  entry.getName().endsWith(".gz") ? new GZIPInputStream(packed) : packed) {
            String name = entry.getName().substring(folder.length()).replaceFirst("\\.gz$", "");
            libraries.put(name, ElfLibrary.of(plain.readAllBytes()));
          }
        }
      }
    }
    return libraries;
  }

  private static boolean isLibrary(ZipEntry entry, String folder) {
    return entry.getName().startsWith(folder) && entry.getName().contains(".so");
  }

  private static List<Path> jars(String artifact) throws IOException {
    Stream<Path> onClassPath =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of);
    Path natives = Path.of("target", "natives");
    try (Stream<Path> copied = Files.isDirectory(natives) ? Files.list(natives) : Stream.empty()) {
      return Stream.concat(onClassPath, copied)
          .filter(it -> it.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
          .toList();
    }
  }
}
