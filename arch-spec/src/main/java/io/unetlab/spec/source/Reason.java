package io.unetlab.spec.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a file operation failed, in words; Java's own messages are often just the path. */
public final class Reason {

  private static final Map<Class<? extends IOException>, String> WORDS = words();

  private Reason() {}

  private static Map<Class<? extends IOException>, String> words() {
    Map<Class<? extends IOException>, String> words = new LinkedHashMap<>();
    words.put(NoSuchFileException.class, "no such file or directory");
    words.put(NotDirectoryException.class, "not a directory");
    words.put(AccessDeniedException.class, "permission denied");
    words.put(FileAlreadyExistsException.class, "a file is in the way");
    words.put(DirectoryNotEmptyException.class, "the directory is not empty");
    words.put(FileSystemLoopException.class, "its links form a loop");
    words.put(EOFException.class, "the file ends too early");
    return words;
  }

  /** The system's reason where it states one, else the kind of failure. */
  public static String of(IOException e) {
    String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return said == null ? WORDS.getOrDefault(e.getClass(), "no reason is known") : said;
  }
}
