package io.unetlab.training.pictures;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Reason;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.util.Objects;

/**
 * A picture file and its caption. The file is read when its bytes are asked for.
 *
 * @param name in its folder or archive
 * @param location what problems with it point to
 */
public record CaptionedFile(String name, SourceLocation location, String caption, Content content) {

  /** The bytes of a file. */
  @FunctionalInterface
  public interface Content {

    byte[] bytes() throws IOException;
  }

  public CaptionedFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(caption, "caption");
    Objects.requireNonNull(content, "content");
  }

  /** Adds the problem that its picture cannot be read. */
  public void addUnreadable(IOException reason, Problems problems) {
    String message = "the picture `" + name + "` cannot be read: " + Reason.of(reason);
    problems.error(DataCode.UNREADABLE, location, name, message);
  }
}
