package io.unetlab.reports.format;

import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.RoundLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The part of a run's JSON that only runs on a device have. */
record DeviceRunJson(
    @Doc("of the device file; `desktop` for this machine") String name,
    @Doc("as in the provenance of a measured network") MeasuredJson.Target target,
    @Doc("each measured network over time") List<Sustained> sustained,
    @Doc("why there was no further round, if the device failed after the first; else `null`")
        Optional<String> stopped,
    @Doc(
            "every turn of a network, aborted ones included, in chronological order: a turn is"
                + " one process of the agent on the device. The calibration kernel's turns are not"
                + " included")
        List<Turn> turns) {

  static DeviceRunJson of(DeviceRun run) {
    return new DeviceRunJson(
        run.device().name(),
        MeasuredJson.Target.of(run.target()),
        run.bench().measured().stream().map(it -> Sustained.of(run, it.measured().name())).toList(),
        run.stopped(),
        run.log().stream().map(Turn::of).toList());
  }

  record Sustained(
      @Doc("of the network") String name,
      @Doc("median of the runs that started in its first minute") double firstMinuteMs,
      @Doc("median of the last third of its runs") double sustainedMs) {

    static Sustained of(DeviceRun run, String name) {
      var sustained = run.sustained(name);
      return new Sustained(name, sustained.firstMinuteMs(), sustained.sustainedMs());
    }
  }

  record Turn(
      @Doc("its `name` in `measured` or `failed`") String network,
      @Doc("from 0") int round,
      @Doc("from 0; a turn that lost its connection to the device is repeated in the same round")
          int attempt,
      @Doc("since the start of the measurement, like that of a sample") long startNs,
      @Doc("the device's state before the turn") State before,
      @Doc("its state after the turn; empty if the device could not be reached") State after,
      @Doc(
              "of the slowest busy core, after the runs, as a share of its maximum;"
                  + " `null` if the system does not report it, and for a lost turn")
          OptionalDouble clock,
      @Doc("why the turn was aborted or failed; `null` if it completed") Optional<String> lost,
      @Doc(
              "what a lost turn had measured, in the form of `samples`; excluded from all figures. The"
                  + " runs of a completed turn are in `samples`, not here")
          List<LatencyJson.Sample> partialSamples) {

    static Turn of(RoundLog turn) {
      return new Turn(
          turn.network(),
          turn.round(),
          turn.attempt(),
          turn.startNanos(),
          State.of(turn.before()),
          State.of(turn.after()),
          turn.clock(),
          turn.lost(),
          turn.partial().stream().map(LatencyJson.Sample::of).toList());
    }
  }

  record State(
      @Doc("Android's, 0 (none) to 6 (shutdown); `null` if not reported") OptionalInt thermalStatus,
      @Doc("°C by the sensor's name, as the hardware reports them")
          Map<String, Double> temperatures,
      @Doc("`null` if not reported") OptionalInt batteryPercent,
      @Doc("`null` if not reported") OptionalDouble batteryCelsius,
      @Doc("`null` if not reported") Optional<Boolean> charging) {

    static State of(DeviceState state) {
      return new State(
          state.thermalStatus(),
          new TreeMap<>(state.temperatures()),
          state.batteryPercent(),
          state.batteryCelsius(),
          state.charging());
    }
  }
}
