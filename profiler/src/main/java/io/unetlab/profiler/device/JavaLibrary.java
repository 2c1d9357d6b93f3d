package io.unetlab.profiler.device;

import com.android.tools.r8.ClassFileResourceProvider;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.ProgramResource;
import com.android.tools.r8.ResourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The running Java's classes, for D8 to look up. D8 rejects class files of newer versions although
 * it only reads signatures, whose format has not changed, so newer ones are presented as Java 17.
 */
final class JavaLibrary implements ClassFileResourceProvider {

  private static final short JAVA_17 = 61;

  /** Offset of the major version in a class file, after the magic number and the minor version. */
  private static final int MAJOR = 6;

  private final ClassFileResourceProvider platform;

  JavaLibrary() throws IOException {
    platform = JdkClassFileProvider.fromSystemJdk();
  }

  @Override
  public Set<String> getClassDescriptors() {
    return platform.getClassDescriptors();
  }

  @Override
  public @Nullable ProgramResource getProgramResource(String descriptor) {
    ProgramResource found = platform.getProgramResource(descriptor);
    if (found == null) {
      return null;
    }
    return ProgramResource.fromBytes(
        found.getOrigin(), ProgramResource.Kind.CF, bytes(found), Set.of(descriptor));
  }

  private static byte[] bytes(ProgramResource resource) {
    try (InputStream in = resource.getByteStream()) {
      byte[] bytes = in.readAllBytes();
      ByteBuffer file = ByteBuffer.wrap(bytes);
      if (file.getShort(MAJOR) > JAVA_17) {
        file.putShort(MAJOR, JAVA_17);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a class of Java's: " + e, e);
    } catch (ResourceException e) {
      throw new IllegalStateException("cannot read a class of Java's: " + e, e);
    }
  }

  @Override
  public void finished(DiagnosticsHandler handler) throws IOException {
    platform.finished(handler);
  }
}
