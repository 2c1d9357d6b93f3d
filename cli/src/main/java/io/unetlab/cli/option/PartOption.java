package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.source.Nearest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of a pipeline, on every command that takes a single network. */
public final class PartOption {

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "The part of a pipeline: text_encoder, text_encoder_2, unet or decoder.")
  private @Nullable String part;

  /** The parts that are meant: the one that is named, else all. */
  public List<Part> of(NetworkSpec network) {
    List<Part> parts = network.parts();
    if (part == null) {
      return parts;
    }
    List<Part> chosen = parts.stream().filter(it -> it.word().equals(part)).toList();
    if (chosen.isEmpty()) {
      throw new UserException(missing(part, parts, network));
    }
    return chosen;
  }

  /** The single network that is meant: the part that is named, or a network without parts. */
  public NetworkSpec single(NetworkSpec network) {
    List<Part> parts = of(network);
    if (parts.size() > 1) {
      throw new UserException(
          network.name()
              + " is a pipeline; name one of its parts: --part "
              + String.join(" or ", words(parts)));
    }
    return parts.get(0).network();
  }

  private static String missing(String part, List<Part> parts, NetworkSpec network) {
    if (parts.get(0).word().isEmpty()) {
      return "--part goes with a pipeline, and " + network.name() + " is a " + network.kind();
    }
    String hint = Nearest.hint(part, words(parts));
    return network.name()
        + " has no part "
        + part
        + (hint.isEmpty() ? "; its parts are " + String.join(", ", words(parts)) : "; " + hint);
  }

  private static List<String> words(List<Part> parts) {
    return parts.stream().map(Part::word).toList();
  }
}
