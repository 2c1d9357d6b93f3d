package io.unetlab.builders.litert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct;
import org.bytedeco.tensorflowlite.TfLiteTelemetrySettings;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * Receives the runtime's own events, an operator at a time: XNNPACK measures its operators itself,
 * to the microsecond, and reports them after the run; the built-in kernels are timed here, from the
 * call before to the call after, which adds about a microsecond. To be closed after the interpreter
 * that it was attached to.
 */
final class OperatorEvents implements AutoCloseable {

  private final TfLiteTelemetryProfilerStruct callbacks = new TfLiteTelemetryProfilerStruct();
  private final Begin begin = new Begin();
  private final End end = new End();
  private final Done done = new Done();
  private final Ignored ignored = new Ignored();
  private final IgnoredOp ignoredOp = new IgnoredOp();
  private final IgnoredSettings ignoredSettings = new IgnoredSettings();

  private final Deque<Started> open = new ArrayDeque<>();
  private final List<OperatorEvent> events = new ArrayList<>();

  private record Started(String name, int index, long nanos) {}

  OperatorEvents() {
    Pointer.memset(callbacks, 0, callbacks.sizeof());
    callbacks.ReportBeginOpInvokeEvent(begin);
    callbacks.ReportEndOpInvokeEvent(end);
    callbacks.ReportOpInvokeEvent(done);
    callbacks.ReportTelemetryEvent(ignored);
    callbacks.ReportTelemetryOpEvent(ignoredOp);
    callbacks.ReportSettings(ignoredSettings);
  }

  /** The interpreter that is built reports here. */
  void attach(InterpreterBuilder builder) {
    builder.SetTelemetryProfiler(tensorflowlite.MakeTfLiteTelemetryProfiler(callbacks));
  }

  /** The events since the last call, in order. */
  List<OperatorEvent> take() {
    List<OperatorEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  @Override
  public void close() {
    for (Pointer one : List.of(callbacks, begin, end, done, ignored, ignoredOp, ignoredSettings)) {
      one.close();
    }
  }

  // Operators of a composite's decomposition are parts of the composite's time.
  private void add(OperatorEvent event) {
    if (open.isEmpty()) {
      events.add(event);
    }
  }

  private final class Begin
      extends TfLiteTelemetryProfilerStruct
          .ReportBeginOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long {

    @Override
    public int call(
        TfLiteTelemetryProfilerStruct profiler, BytePointer name, long index, long subgraph) {
      open.push(new Started(name.getString(), Math.toIntExact(index), System.nanoTime()));
      return open.size();
    }
  }

  private final class End
      extends TfLiteTelemetryProfilerStruct
          .ReportEndOpInvokeEvent_TfLiteTelemetryProfilerStruct_int {

    @Override
    public void call(TfLiteTelemetryProfilerStruct profiler, int handle) {
      long now = System.nanoTime();
      Started started = open.pop();
      add(new OperatorEvent(started.name, started.index, false, (now - started.nanos) / 1e3));
    }
  }

  private final class Done
      extends TfLiteTelemetryProfilerStruct
          .ReportOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long {

    @Override
    public void call(
        TfLiteTelemetryProfilerStruct profiler,
        BytePointer name,
        long micros,
        long index,
        long subgraph) {
      add(new OperatorEvent(name.getString(), Math.toIntExact(index), true, micros));
    }
  }

  // The runtime calls the other callbacks without asking whether they are there.

  private static final class Ignored
      extends TfLiteTelemetryProfilerStruct
          .ReportTelemetryEvent_TfLiteTelemetryProfilerStruct_BytePointer_long {

    @Override
    public void call(TfLiteTelemetryProfilerStruct profiler, BytePointer name, long status) {
      // Not an operator.
    }
  }

  private static final class IgnoredOp
      extends TfLiteTelemetryProfilerStruct
          .ReportTelemetryOpEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long {

    @Override
    public void call(
        TfLiteTelemetryProfilerStruct profiler,
        BytePointer name,
        long index,
        long subgraph,
        long status) {
      // Without a duration.
    }
  }

  private static final class IgnoredSettings
      extends TfLiteTelemetryProfilerStruct
          .ReportSettings_TfLiteTelemetryProfilerStruct_BytePointer_TfLiteTelemetrySettings {

    @Override
    public void call(
        TfLiteTelemetryProfilerStruct profiler,
        BytePointer name,
        TfLiteTelemetrySettings settings) {
      // Not an operator.
    }
  }
}
