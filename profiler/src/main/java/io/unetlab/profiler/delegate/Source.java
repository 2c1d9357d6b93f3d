package io.unetlab.profiler.delegate;

import java.util.Objects;

/**
 * Where a rule was read.
 *
 * @param repository owner and name on GitHub
 * @param commit of the version that was read
 * @param path of the file
 * @param place in the file: a function or a class
 */
public record Source(String repository, String commit, String path, String place) {

  private static final int SHORT = 7;

  public Source {
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(commit, "commit");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(place, "place");
  }

  /** Another place of the same file. */
  Source at(String elsewhere) {
    return new Source(repository, commit, path, elsewhere);
  }

  /** The version in brief. */
  public String version() {
    return repository + " at " + commit.substring(0, SHORT);
  }

  /** The file and the place in it. */
  public String text() {
    return path.substring(path.lastIndexOf('/') + 1) + ", " + place;
  }

  public String url() {
    return "https://github.com/" + repository + "/blob/" + commit + "/" + path;
  }
}
