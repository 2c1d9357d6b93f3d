package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.profiler.latency.Contender;
import io.unetlab.profiler.latency.Session;

/** A network on DJL's PyTorch engine, with weights and inputs from a seed. */
final class DjlContender implements Contender {

  private final BenchSubject subject;
  private final BenchSettings settings;

  DjlContender(BenchSubject subject, BenchSettings settings) {
    this.subject = subject;
    this.settings = settings;
  }

  @Override
  public String name() {
    return subject.name();
  }

  @Override
  public Session load() {
    return new DjlSession(name(), model(subject, settings));
  }

  static DjlModel model(BenchSubject subject, BenchSettings settings) {
    return DjlModel.load(
        subject.graph(),
        Initializers.seeded(subject.graph(), settings.weightsSeed()),
        Initializers.inputs(subject.graph(), settings.weightsSeed()),
        KernelMode.FUSED,
        settings.precision());
  }

  private record DjlSession(String name, DjlModel model) implements Session {

    @Override
    public void run() {
      model.run();
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
