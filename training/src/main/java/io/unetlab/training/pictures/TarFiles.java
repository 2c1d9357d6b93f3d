package io.unetlab.training.pictures;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The pictures of tar archives, as webdataset writes them: the files of a sample have one name up
 * to the first dot. The caption is in {@code .txt}, or in {@code .json} as {@code caption} or
 * {@code text}. Archives are not unpacked; a picture is read where it lies.
 */
public final class TarFiles {

  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "webp", "gif", "bmp");
  private static final String TEXT = "txt";
  private static final String JSON = "json";

  /** Bytes of a caption's file at most. */
  private static final int LONGEST_CAPTION = 1 << 20;

  private final Path archive;
  private final SourceLocation location;
  private final Problems problems;
  private final Map<String, Map<String, TarArchiveEntry>> samples = new LinkedHashMap<>();

  private TarFiles(Path archive, Problems problems) {
    this.archive = archive;
    this.location = new Source(archive.toString(), "").at(1, 1);
    this.problems = problems;
  }

  /** The pictures in the archives' order; fewer if a problem was added. */
  public static List<CaptionedFile> read(List<Path> archives, Problems problems) {
    List<CaptionedFile> files = new ArrayList<>();
    for (Path archive : archives) {
      files.addAll(new TarFiles(archive, problems).read());
    }
    return files;
  }

  private List<CaptionedFile> read() {
    try {
      if (isCompressed()) {
        String message = "the archive is compressed, and its pictures cannot be found in it";
        problems.error(DataCode.ARCHIVE, location, "", message, "gunzip it");
        return List.of();
      }
      try (TarFile tar = new TarFile(archive)) {
        tar.getEntries().forEach(this::take);
      }
      List<CaptionedFile> files = captioned();
      if (files.isEmpty() && !problems.hasErrors()) {
        problems.error(DataCode.NO_FILES, location, "", "the archive has no pictures");
      }
      return files;
    } catch (IOException e) {
      problems.error(DataCode.ARCHIVE, location, "", "cannot be read: " + Reason.of(e));
    } catch (RuntimeException e) {
      // The reader meets damaged headers with any exception.
      problems.error(DataCode.ARCHIVE, location, "", "the archive is damaged: " + e.getMessage());
    }
    return List.of();
  }

  private boolean isCompressed() throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      return in.read() == 0x1F && in.read() == 0x8B;
    }
  }

  private void take(TarArchiveEntry entry) {
    String name = entry.getName();
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    if (!entry.isFile() || dot < 0) {
      return;
    }
    String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String kind = PICTURES.contains(ending) ? "picture" : ending;
    Map<String, TarArchiveEntry> sample =
        samples.computeIfAbsent(name.substring(0, dot), it -> new LinkedHashMap<>());
    if (sample.put(kind, entry) != null && (isCaption(kind) || kind.equals("picture"))) {
      problems.error(DataCode.TWICE, location, name, "`" + name + "` is the second of its sample");
    }
  }

  private static boolean isCaption(String kind) {
    return kind.equals(TEXT) || kind.equals(JSON);
  }

  private List<CaptionedFile> captioned() throws IOException {
    List<CaptionedFile> files = new ArrayList<>();
    for (Map.Entry<String, Map<String, TarArchiveEntry>> sample : samples.entrySet()) {
      TarArchiveEntry picture = sample.getValue().get("picture");
      if (picture != null) {
        String caption = caption(picture.getName(), sample.getValue());
        files.add(new CaptionedFile(picture.getName(), location, caption, () -> bytes(picture)));
      } else if (sample.getValue().containsKey(TEXT)) {
        String message = "`" + sample.getKey() + "` has a caption and no picture";
        problems.error(DataCode.NO_PICTURE, location, sample.getKey(), message);
      }
    }
    return files;
  }

  private String caption(String name, Map<String, TarArchiveEntry> sample) throws IOException {
    TarArchiveEntry file = sample.getOrDefault(TEXT, sample.get(JSON));
    if (file == null) {
      String hint = "a file of the same name that ends in .txt";
      String message = "`" + name + "` has no caption";
      problems.error(DataCode.NO_CAPTION, location, name, message, hint);
      return "";
    }
    if (file.getSize() > LONGEST_CAPTION) {
      String message = "`" + file.getName() + "` is too large for a caption";
      problems.error(DataCode.NO_CAPTION, location, file.getName(), message);
      return "";
    }
    CaptionText text = new CaptionText(file.getName(), location, problems);
    return sample.containsKey(TEXT) ? text.plain(bytes(file)) : text.ofJson(bytes(file));
  }

  private byte[] bytes(TarArchiveEntry entry) throws IOException {
    int size = Math.toIntExact(entry.getSize());
    ByteBuffer bytes = ByteBuffer.allocate(size);
    try (FileChannel channel = FileChannel.open(archive)) {
      long at = entry.getDataOffset();
      while (bytes.hasRemaining()) {
        int read = channel.read(bytes, at + bytes.position());
        if (read < 0) {
          throw new IOException("the archive ends within `" + entry.getName() + "`");
        }
      }
    }
    return bytes.array();
  }
}
