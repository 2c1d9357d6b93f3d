package io.unetlab.training.pictures;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pictures of a directory with a {@code metadata.jsonl}, as Hugging Face's imagefolder: each
 * line is a JSON object with {@code file_name}, relative to the file, and {@code text}. The
 * directory may also be the one above {@code train}.
 */
public final class FolderFiles {

  private static final String METADATA = "metadata.jsonl";
  private static final String TRAIN = "train";

  /** Limit on the file names searched for a hint. */
  private static final int SIBLINGS = 1000;

  private final Path directory;
  private final Problems problems;
  private final List<CaptionedFile> files = new ArrayList<>();
  private final Map<Path, SourceLocation> seen = new HashMap<>();

  private FolderFiles(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** The pictures in the order of the lines; fewer if a problem was added. */
  public static List<CaptionedFile> read(Path folder, Problems problems) {
    Optional<Path> metadata =
        Stream.of(folder, folder.resolve(TRAIN))
            .map(it -> it.resolve(METADATA))
            .filter(Files::isRegularFile)
            .findFirst();
    if (metadata.isEmpty()) {
      SourceLocation at = new Source(folder.toString(), "").at(1, 1);
      boolean exists = Files.isDirectory(folder);
      String message = exists ? "the directory has no " + METADATA : "there is no such directory";
      String hint = "a line for each picture: {\"file_name\": \"1.png\", \"text\": \"a caption\"}";
      problems.error(DataCode.NO_FILES, at, "", message, exists ? hint : "");
      return List.of();
    }
    Path directory = metadata.get().toAbsolutePath().getParent();
    FolderFiles reader = new FolderFiles(directory == null ? folder : directory, problems);
    MetadataLines.read(metadata.get(), problems, reader::add);
    if (reader.files.isEmpty() && !problems.hasErrors()) {
      SourceLocation at = new Source(metadata.get().toString(), "").at(1, 1);
      problems.error(DataCode.NO_FILES, at, "", "the file has no pictures");
    }
    return reader.files;
  }

  private void add(MetadataLine line) {
    Optional<Path> file = file(line);
    if (line.caption().isBlank()) {
      problems.error(
          DataCode.NO_CAPTION,
          line.captionPlace(),
          line.fileName(),
          "the caption is empty",
          "training drops captions itself: text_dropout");
    } else if (file.isPresent()) {
      Path path = file.get();
      files.add(
          new CaptionedFile(
              line.fileName(), line.namePlace(), line.caption(), () -> Files.readAllBytes(path)));
    }
  }

  private Optional<Path> file(MetadataLine line) {
    String name = line.fileName();
    SourceLocation place = line.namePlace();
    Optional<Path> file = inside(name);
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      String hint = Nearest.hint(name, siblings(name));
      problems.error(DataCode.NO_PICTURE, place, name, "there is no picture `" + name + "`", hint);
      return Optional.empty();
    }
    SourceLocation first = seen.putIfAbsent(file.get(), place);
    if (first != null) {
      String message = "`" + name + "` has a caption already, in line " + first.line();
      problems.error(DataCode.TWICE, place, name, message);
      return Optional.empty();
    }
    return file;
  }

  // A file outside of the directory does not belong to the data set.
  private Optional<Path> inside(String name) {
    try {
      Path file = directory.resolve(name).normalize();
      return file.startsWith(directory.normalize()) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private List<String> siblings(String name) {
    if (problems.isFull() || inside(name).isEmpty()) {
      return List.of();
    }
    String prefix = name.substring(0, name.lastIndexOf('/') + 1);
    try (Stream<Path> all = Files.list(inside(prefix).orElse(directory))) {
      return all.limit(SIBLINGS).map(it -> prefix + it.getFileName()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
