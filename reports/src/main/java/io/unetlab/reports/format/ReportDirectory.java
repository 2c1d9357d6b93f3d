package io.unetlab.reports.format;

import io.unetlab.builders.cache.FolderTree;
import io.unetlab.reports.view.StudyPictures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a report's directory atomically: files are written next to it, then renamed, so that no
 * reader ever sees half a report. Files of other origin are never deleted or overwritten.
 */
final class ReportDirectory {

  /** Every page that we write contains it. */
  static final String MARK = "<meta name=\"generator\" content=\"UNetLab\">";

  private static final Pattern OURS =
      Pattern.compile(
          "index\\.html|report\\.md|summary\\.md|model_card\\.md|results\\.csv|front\\.csv"
              + "|results\\.json|winner\\.yaml|charts(/("
              + String.join("|", StudyPictures.NAMES)
              + ")\\.(svg|png|pdf))?|tables(/("
              + String.join("|", LatexFiles.NAMES)
              + ")\\.tex)?");

  private static final Set<String> DIRECTORIES = Set.of("charts", "tables");

  private ReportDirectory() {}

  /** Whether a report has a file or directory at this path. */
  static boolean isOurs(String path) {
    return OURS.matcher(path).matches();
  }

  static void replace(Path directory, List<ReportFile> files) throws IOException {
    Path target =
        Files.exists(directory) ? directory.toRealPath() : directory.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null) {
      throw new FileSystemException(
          directory.toString(), null, "a report cannot be written to a root directory");
    }
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new NotDirectoryException(directory.toString());
    }
    Set<String> there = content(target);
    refuseForeign(directory, target, there);
    Files.createDirectories(parent);
    Path fresh = sibling(target, "new");
    try {
      write(fresh, files);
      boolean onlyOurs = there.stream().allMatch(ReportDirectory::isOurs);
      if (onlyOurs) {
        swap(target, fresh);
      } else {
        merge(target, fresh, there, files);
      }
    } finally {
      FolderTree.delete(fresh);
    }
  }

  // A file with a report's file name, but without a report's page, is not ours.
  private static void refuseForeign(Path directory, Path target, Set<String> there)
      throws IOException {
    List<String> taken =
        there.stream().filter(path -> isOurs(path) && !DIRECTORIES.contains(path)).toList();
    if (!taken.isEmpty() && !hasPage(target)) {
      throw new FileSystemException(
          directory.toString(),
          null,
          "holds "
              + taken.get(0)
              + ", which does not belong to a report by UNetLab; choose another directory");
    }
  }

  private static boolean hasPage(Path target) throws IOException {
    Path page = target.resolve("index.html");
    return Files.isRegularFile(page)
        && Files.readString(page, StandardCharsets.ISO_8859_1).contains(MARK);
  }

  private static Set<String> content(Path target) throws IOException {
    Set<String> paths = new TreeSet<>();
    if (Files.isDirectory(target)) {
      try (Stream<Path> walk = Files.walk(target, 2)) {
        walk.filter(path -> !path.equals(target))
            .forEach(path -> paths.add(target.relativize(path).toString().replace('\\', '/')));
      }
    }
    return paths;
  }

  private static void write(Path fresh, List<ReportFile> files) throws IOException {
    for (ReportFile file : files) {
      Files.createDirectories(fresh.resolve(file.path()).getParent());
    }
    // Waits for all, even if one fails: files that are still being written cannot be removed.
    List<Optional<IOException>> outcomes =
        files.parallelStream().map(file -> write(fresh, file)).toList();
    for (Optional<IOException> outcome : outcomes) {
      if (outcome.isPresent()) {
        throw outcome.get();
      }
    }
  }

  private static Optional<IOException> write(Path fresh, ReportFile file) {
    try (OutputStream out = Files.newOutputStream(fresh.resolve(file.path()))) {
      file.content().write(out);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static void swap(Path target, Path fresh) throws IOException {
    if (!Files.exists(target)) {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = sibling(target, "old");
    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    FolderTree.delete(old);
  }

  // Next to other files, ours are replaced one by one; the page that shows them comes last.
  private static void merge(Path target, Path fresh, Set<String> there, List<ReportFile> files)
      throws IOException {
    List<String> paths = new ArrayList<>(files.stream().map(ReportFile::path).toList());
    paths.sort(Comparator.comparing(path -> path.equals("index.html")));
    for (String path : paths) {
      Path place = target.resolve(path);
      Files.createDirectories(place.getParent());
      Files.move(
          fresh.resolve(path),
          place,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    for (String path : there) {
      boolean stale = isOurs(path) && !paths.contains(path);
      if (stale && Files.isRegularFile(target.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(target.resolve(path));
      }
    }
  }

  private static Path sibling(Path target, String suffix) {
    return target.resolveSibling(
        "." + target.getFileName() + "." + suffix + "." + ProcessHandle.current().pid());
  }
}
