package io.unetlab.cli.command;

import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoreException;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.table.ShellText;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What a run says that ends before its report: what its store keeps, and how to go on.
 *
 * @param report its directory
 */
record StoppedRun(StoreAddress store, StudySpec study, Path report) {

  /** A run that the user stopped. */
  void tell(PrintWriter err) {
    try {
      tellKnown(err);
    } catch (StoreException unreachable) {
      err.println("unetlab: stopped; " + unreachable.getMessage());
    }
  }

  private void tellKnown(PrintWriter err) {
    if (KnownSoFar.isAnything(store, study)) {
      err.printf(
          "unetlab: stopped; %s keeps what is done; the same command continues, and"
              + " `unetlab report %s --out %s` writes what is known%n",
          store, ShellText.word(store.toString()), ShellText.word(report.toString()));
    } else {
      err.println("unetlab: stopped before any variant was counted; nothing is known yet");
    }
    err.flush();
    KnownSoFar.of(store, study).forEach(err::println);
  }

  /** A run that lost its cluster. */
  RuntimeException lost(ClusterException e) {
    return KnownSoFar.isAnything(store, study)
        ? new UserException(
            e.getMessage() + "; " + store + " keeps what is done, and the same command continues")
        : e;
  }
}
