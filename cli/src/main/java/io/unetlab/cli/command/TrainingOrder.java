package io.unetlab.cli.command;

import io.unetlab.builders.export.FileName;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Reason;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.TrainingException;
import io.unetlab.training.run.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The trainings of some networks by one recipe, each in a directory of its own: {@code
 * NAME/seed-N}. Every network gets a seed before any gets the next, so that what a stopped command
 * leaves can be compared in pairs.
 */
final class TrainingOrder {

  private TrainingOrder() {}

  /**
   * The trainings of a recipe's seeds.
   *
   * @param from weights to start from
   * @param tool this program's name and version
   */
  static List<TrainingJob> of(
      List<NetworkSpec> networks, Recipe recipe, Optional<Path> from, Path output, String tool) {
    checkNames(networks);
    List<TrainingJob> jobs = new ArrayList<>();
    try {
      for (long seed : recipe.training().seeds()) {
        for (NetworkSpec network : networks) {
          Path directory = output.resolve(FileName.of(network.name())).resolve("seed-" + seed);
          jobs.add(TrainingJob.of(network, recipe, seed, from, directory, tool));
        }
      }
    } catch (TrainingException e) {
      throw new UserException(e.reason());
    }
    return jobs;
  }

  private static void checkNames(List<NetworkSpec> networks) {
    Set<String> names = new HashSet<>();
    for (NetworkSpec network : networks) {
      if (!names.add(FileName.of(network.name()))) {
        throw new UserException(
            "two networks are called "
                + network.name()
                + ", which is also the name of their directory; give one another `name`");
      }
    }
  }

  /** Refuses directories that hold other trainings. */
  static void check(List<TrainingJob> jobs) {
    List<String> conflicts = new ArrayList<>();
    for (TrainingJob job : jobs) {
      List<String> differing = job.conflicts();
      if (!differing.isEmpty()) {
        conflicts.add(job.directory() + " holds a training with " + String.join(", ", differing));
      }
    }
    if (!conflicts.isEmpty()) {
      conflicts.add(
          "name another directory with -o, or train anew with --fresh, which deletes what is"
              + " there");
      throw UserException.of(conflicts);
    }
  }

  /** States which trainings continue on another number of threads than they began with. */
  static List<String> notes(List<TrainingJob> jobs) {
    return jobs.stream()
        .filter(job -> !job.otherThreads().isEmpty())
        .map(
            job ->
                "unetlab: "
                    + job.label()
                    + ": continues with --threads "
                    + job.threads()
                    + " after "
                    + job.otherThreads().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" and "))
                    + ": the last digits of its weights will not be those of a training that ran"
                    + " through")
        .toList();
  }

  /** Deletes what earlier trainings wrote into the directories. */
  static void startAnew(List<TrainingJob> jobs) {
    for (TrainingJob job : jobs) {
      try {
        job.startAnew();
      } catch (IOException e) {
        throw new UserException("cannot empty " + job.directory() + ": " + Reason.of(e));
      }
    }
  }
}
