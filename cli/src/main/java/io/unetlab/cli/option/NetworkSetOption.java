package io.unetlab.cli.option;

import io.unetlab.spec.path.SpecPatch;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --network-set path=value}: changes every network of a study after its own choices. */
public final class NetworkSetOption {

  private static final String NAME = "--network-set";

  @Option(
      names = NAME,
      paramLabel = "PATH=VALUE",
      description = {
        "Change every network, after a variant's own choices; for example latent.size=16;",
        "may be repeated."
      })
  private List<String> assignments = new ArrayList<>();

  /** All changes in command-line order; throws with every change that cannot be parsed. */
  public SpecPatch patch() {
    return SetOption.patch(NAME, assignments);
  }
}
