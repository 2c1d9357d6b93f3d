package io.unetlab.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How much of a study's space a fit takes. */
public final class FitSizeOption {

  /**
   * How much is taken from the space.
   *
   * @param seed of the random networks
   * @param networks to fit to
   * @param held networks only to compare with
   * @param sample networks whose operations are measured
   */
  public record Sizes(int seed, int networks, int held, int sample) {}

  /** To fit to: each is left out once, to find the errors. */
  private static final int LEAST_NETWORKS = 3;

  @Option(
      names = "--networks",
      paramLabel = "N",
      defaultValue = "16",
      description = {
        "Random networks of the space to measure and fit to; ${DEFAULT-VALUE} if left out."
      })
  private int networks;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      defaultValue = "8",
      description = {
        "Further random networks to measure and only compare with; ${DEFAULT-VALUE} if left out."
      })
  private int heldOut;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "300",
      description = {
        "Random networks whose operations are measured, besides those next to the base;"
            + " ${DEFAULT-VALUE} if left out."
      })
  private int sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the random networks and of all orders; ${DEFAULT-VALUE} if left out.")
  private int seed;

  public Sizes sizes() {
    return new Sizes(seed, networks, heldOut, sample);
  }

  /** What is too little, a sentence each. */
  public List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    atLeast("--networks", LEAST_NETWORKS, networks, mistakes);
    atLeast("--held-out", 0, heldOut, mistakes);
    atLeast("--sample", 0, sample, mistakes);
    return mistakes;
  }

  private static void atLeast(String option, int least, int typed, List<String> mistakes) {
    if (typed < least) {
      mistakes.add(option + " must be at least " + least + ", is " + typed);
    }
  }
}
