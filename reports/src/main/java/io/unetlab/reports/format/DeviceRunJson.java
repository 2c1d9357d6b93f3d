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

/** What a run on a device has that a run on this machine has not, as JSON. */
record DeviceRunJson(
    @Doc("of the device file; `desktop` for this machine") String name,
    @Doc("as in the provenance of a measured network") MeasuredJson.Target target,
    @Doc("each measured network over time") List<Sustained> sustained,
    @Doc("why no further round was made, when the device failed after the first; else `null`")
        Optional<String> stopped,
    @Doc(
            "every turn of a network, those that broke off included, in the order of time: a turn is"
                + " one process of the agent on the device. That of the calibration kernel is not"
                + " among them")
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
      @Doc("median of the runs that began in its first minute") double firstMinuteMs,
      @Doc("median of the last third of its runs") double sustainedMs) {

    static Sustained of(DeviceRun run, String name) {
      var sustained = run.sustained(name);
      return new Sustained(name, sustained.firstMinuteMs(), sustained.sustainedMs());
    }
  }

  record Turn(
      @Doc("its `name` in `measured` or `failed`") String network,
      @Doc("from 0") int round,
      @Doc("from 0; a turn whose connection to the device broke is made again in the same round")
          int attempt,
      @Doc("since the measuring began, as that of a sample") long startNs,
      @Doc("how the device was") State before,
      @Doc("likewise; nothing of a device that cannot be reached after the turn") State after,
      @Doc(
              "of the slowest core that has work, after the runs, as a share of its maximum;"
                  + " `null` where the system does not say, and of a lost turn")
          OptionalDouble clock,
      @Doc("why the turn broke off or failed; `null` when it ended well") Optional<String> lost,
      @Doc(
              "what a lost turn had measured, in the form of `samples`; in none of the figures. A"
                  + " turn that ended well has its runs in `samples`, and none here")
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
      @Doc("Android's, 0 (none) to 6 (shutdown); `null` where it does not say")
          OptionalInt thermalStatus,
      @Doc("°C by the sensor's name, as the hardware reports them")
          Map<String, Double> temperatures,
      @Doc("`null` where it does not say") OptionalInt batteryPercent,
      @Doc("`null` where it does not say") OptionalDouble batteryCelsius,
      @Doc("`null` where it does not say") Optional<Boolean> charging) {

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
