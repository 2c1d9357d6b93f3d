package io.unetlab.spec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReasonTest {

  @TempDir private Path folder;

  @Test
  void aFileWhereADirectoryShouldBeIsInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    IOException e = catchThrowableOfType(IOException.class, () -> Files.createDirectories(file));

    assertThat(Reason.of(e)).isEqualTo("a file is in the way");
  }

  @Test
  void aMissingFileIsSaidInWords() {
    IOException e =
        catchThrowableOfType(
            IOException.class, () -> Files.readString(folder.resolve("none/none.yaml")));

    assertThat(Reason.of(e)).isEqualTo("no such file or directory");
  }

  @Test
  void theSystemsReasonComesBeforeTheKindOfFailure() {
    assertThat(Reason.of(new AccessDeniedException("a"))).isEqualTo("permission denied");
    assertThat(Reason.of(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Reason.of(new FileAlreadyExistsException("a", null, "--force replaces it")))
        .isEqualTo("--force replaces it");
  }

  @Test
  void noJavaClassIsNamed() {
    assertThat(Reason.of(new ClosedChannelException())).isEqualTo("no reason is known");
  }
}
