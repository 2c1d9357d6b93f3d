package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.cli.option.ReportOption;
import io.unetlab.cli.output.ProgressLine;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What {@code run} prints and writes as soon as everything is counted, before it measures:
 * measuring takes minutes, and changes nothing about a decision that rests on counts.
 */
final class FirstAnswer {

  private final ReportOption report;
  private final StoreAddress store;
  private final ProgressLine progress;
  private final PrintWriter out;
  private boolean decided;

  FirstAnswer(ReportOption report, StoreAddress store, ProgressLine progress, PrintWriter out) {
    this.report = report;
    this.store = store;
    this.progress = progress;
    this.out = out;
  }

  /** Writes the report of what is counted, and prints the decision if the rule needs no more. */
  void tell(StudyResult counted) {
    progress.next("writing the report");
    report.write(counted);
    decided = !needsMeasuring(counted);
    progress.above(() -> print(counted));
  }

  private static boolean needsMeasuring(StudyResult counted) {
    List<Metric> known = counted.latencies().stream().map(TargetLatencies::metric).toList();
    return counted.decision().select().metrics().stream()
        .anyMatch(it -> Metrics.isLatency(it) && !known.contains(it));
  }

  private void print(StudyResult counted) {
    if (decided) {
      report.tell(counted, out);
    } else {
      out.printf(
          Locale.ROOT,
          "%,d variants are counted. There is no decision yet: the rule uses a latency, which is"
              + " still to be measured.%n%nreport: %s%n",
          counted.trials().size(),
          report.page());
    }
    out.println("store:  " + store);
    out.println();
    out.println(
        "Latency is measured now, then the report is written again; Ctrl-C keeps what is done.");
    out.flush();
  }

  /** Whether the decision was printed, and what is measured later cannot change it. */
  boolean hasDecided() {
    return decided;
  }
}
