package io.unetlab.profiler.session;

import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The input of a measuring process: one session.
 *
 * @param tool the calling program's name and version, for the provenance
 * @param mostSeconds time limit per network
 * @param networks the base first
 */
record MeasuringJob(
    BenchSettings settings, String tool, double mostSeconds, List<Network> networks) {

  /**
   * A network.
   *
   * @param yaml canonical
   */
  record Network(String name, String yaml) {

    Network {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(yaml, "yaml");
    }

    static Network of(BenchSubject subject) {
      return new Network(subject.name(), subject.spec().yaml());
    }

    BenchSubject subject() {
      Source source = new Source(name, yaml);
      return BenchSubject.of(name, SpecLoader.load(source, Path.of(""), SpecPatch.EMPTY));
    }
  }

  MeasuringJob {
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(tool, "tool");
    networks = List.copyOf(networks);
  }

  static MeasuringJob of(
      BenchSettings settings, String tool, double mostSeconds, List<BenchSubject> subjects) {
    return new MeasuringJob(
        settings, tool, mostSeconds, subjects.stream().map(Network::of).toList());
  }

  List<BenchSubject> subjects() {
    return networks.stream().map(Network::subject).toList();
  }
}
