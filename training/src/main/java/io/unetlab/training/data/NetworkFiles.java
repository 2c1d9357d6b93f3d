package io.unetlab.training.data;

import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import java.nio.file.Path;
import java.util.Optional;

/** The networks that recipes name. */
public final class NetworkFiles {

  private NetworkFiles() {}

  /** The network of a file, which has to be of a kind; empty if a problem was added. */
  public static <S extends NetworkSpec> Optional<S> read(
      NetworkKind<S> kind, Path file, Problems problems) {
    return SpecLoader.load(file, SpecPatch.EMPTY, problems)
        .flatMap(it -> ofKind(kind, it, problems));
  }

  private static <S extends NetworkSpec> Optional<S> ofKind(
      NetworkKind<S> kind, NetworkSpec spec, Problems problems) {
    Optional<S> own = kind.of(spec);
    if (own.isEmpty()) {
      String message = "expected " + kind.what() + ", found a file of kind `" + spec.kind() + "`";
      problems.error(SpecCode.WRONG_KIND, spec.location(), "kind", message);
    }
    return own;
  }
}
