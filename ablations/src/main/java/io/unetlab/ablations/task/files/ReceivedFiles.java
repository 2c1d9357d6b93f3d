package io.unetlab.ablations.task.files;

import io.unetlab.builders.cache.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of a manifest on another machine, under the paths that they have on the machine that
 * sent them, below a folder of this process: so that a file still names its neighbours. The machine
 * keeps one copy of each content, which the processes on it share and get only once.
 */
public final class ReceivedFiles implements AutoCloseable {

  /** Contents that no process has used for this time are deleted. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String CONTENTS = "contents";

  /** Holds nothing else: folders of processes that have ended are deleted from it. */
  private static final String FOLDERS = "processes";

  private final Path contents;
  private final FileSource source;
  private final ScratchFolder folder;

  private ReceivedFiles(Path contents, FileSource source, ScratchFolder folder) {
    this.contents = contents;
    this.source = source;
    this.folder = folder;
  }

  /**
   * Gets the files that this machine does not have yet.
   *
   * @param cache a folder of this machine
   */
  public static ReceivedFiles get(FileManifest manifest, FileSource source, Path cache)
      throws IOException {
    Path contents = Files.createDirectories(cache.resolve(CONTENTS));
    Path folders = Files.createDirectories(cache.resolve(FOLDERS));
    ReceivedFiles files =
        new ReceivedFiles(contents, source, ScratchFolder.make(folders, "process"));
    try {
      files.getAll(manifest);
      return files;
    } catch (UncheckedIOException e) {
      files.close();
      throw e.getCause();
    } catch (IOException | RuntimeException | Error e) {
      files.close();
      throw e;
    }
  }

  /**
   * Where a file or directory of the machine that sent them is here.
   *
   * @param named on that machine
   */
  public Path local(Path named) {
    return local(named.toAbsolutePath().normalize().toString());
  }

  private Path local(String absolute) {
    String below = absolute.replace(":", "").replace('\\', '/').replaceAll("^/+", "");
    Path path = folder.path().resolve(below).normalize();
    if (!path.startsWith(folder.path())) {
      throw new IllegalArgumentException(absolute + " is not an absolute path");
    }
    return path;
  }

  // Another process may be getting the same files: this one waits, and finds them.
  private void getAll(FileManifest manifest) throws IOException {
    synchronized (ReceivedFiles.class) {
      try (FileChannel channel = openLock();
          FileLock lock = channel.lock()) {
        manifest.contents().parallelStream().forEach(this::getOne);
        for (SentFile file : manifest.files()) {
          link(file);
        }
        deleteOld();
      }
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        contents.resolveSibling(CONTENTS + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private void getOne(SentFile file) {
    Path content = contents.resolve(file.sha256());
    try {
      if (Files.exists(content)) {
        Files.setLastModifiedTime(content, FileTime.from(Instant.now()));
      } else {
        WholeFile.write(content, draft -> getVerified(file, draft));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void getVerified(SentFile file, Path draft) throws IOException {
    source.get(file.name(), draft);
    file.require(draft);
    // Work has links to it, and must not change what others get.
    if (!draft.toFile().setReadOnly()) {
      throw new IOException(draft + " cannot be made read-only");
    }
  }

  private void link(SentFile file) throws IOException {
    Path content = contents.resolve(file.sha256());
    Path here = local(file.path());
    Files.createDirectories(Objects.requireNonNull(here.getParent()));
    try {
      Files.createLink(here, content);
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.copy(content, here);
    }
  }

  private void deleteOld() throws IOException {
    Instant oldest = Instant.now().minus(KEPT);
    List<Path> all;
    try (Stream<Path> files = Files.list(contents)) {
      all = files.toList();
    }
    for (Path one : all) {
      if (Files.getLastModifiedTime(one).toInstant().isBefore(oldest)) {
        Files.deleteIfExists(one);
      }
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
