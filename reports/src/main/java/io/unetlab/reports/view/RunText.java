package io.unetlab.reports.view;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRun;
import io.unetlab.ablations.store.StudyCall;
import io.unetlab.reports.table.ShellText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When and where a study was run, and the commands that give its report again. */
public final class RunText {

  /** Where the commands write: no report of anything else is there. */
  private static final String PLACE = "reproduced";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StudyResult result;
  private final Optional<StudyRun> run;

  public RunText(StudyResult result) {
    this.result = result;
    run = result.provenance().run();
  }

  /** A time to the minute: {@code 2026-11-30 22:31 UTC}. */
  public static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** When the run ended, or that it did not; empty if it is not known. */
  public Optional<String> when() {
    return run.map(
        it -> minute(it.at()) + (it.complete() ? "" : " (started; not complete when written)"));
  }

  /** The machine that ran it; empty if it is not known. */
  public Optional<String> machine() {
    return call().map(StudyCall::machine);
  }

  private Optional<StudyCall> call() {
    return run.flatMap(StudyRun::call);
  }

  /** The commands that give the report again, in order; empty if they are not known. */
  public List<String> commands() {
    if (call().isEmpty()) {
      return List.of();
    }
    List<String> first = new ArrayList<>(List.of("unetlab", "run", call().get().file()));
    first.addAll(call().get().options());
    List<String> changes = run.map(StudyRun::changes).orElse(List.of());
    List<String> second = new ArrayList<>(List.of("unetlab", "report", PLACE));
    second.addAll(changes);
    return (changes.isEmpty() ? List.of(first) : List.of(first, second))
        .stream().map(it -> ShellText.command(it) + " --out " + PLACE).toList();
  }

  /** What to know before relying on the commands, or why there are none. */
  public List<String> notes() {
    if (run.isEmpty()) {
      return List.of(
          "This study was run without a store, by a program other than the command line, so there"
              + " is no command to repeat.");
    }
    if (call().isEmpty()) {
      return List.of(
          "The store does not say by which command this study was run: another program ran it, or"
              + " a version of UNetLab that did not keep the command.");
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "Paths are relative to the folder in which the study was run, and the quotes are those of a"
            + " POSIX shell. The report is written to "
            + PLACE
            + ". The run reads the study's files as they are then; if they have changed, the new"
            + " report states another hash.");
    notes.addAll(again());
    return notes;
  }

  private List<String> again() {
    List<String> again = new ArrayList<>();
    List<String> options = call().map(StudyCall::options).orElse(List.of());
    if (result.measurements().stream().anyMatch(it -> !it.trials().isEmpty())) {
      again.add(
          "Latencies are measured again: they vary with every run, and more so on another machine."
              + without(options, "--no-latency"));
    }
    if (result.trainings().isPresent()) {
      again.add("Networks are trained again." + without(options, "--no-training"));
    }
    if (result.study().design().search().filter(it -> it.minutes().isPresent()).isPresent()) {
      again.add("The search has a limit of time: on another machine it may get further, or less.");
    }
    return again;
  }

  // The store may have them from an earlier run.
  private static String without(List<String> options, String option) {
    return options.contains(option)
        ? " The last run had " + option + ", and these are an earlier one's: leave it out."
        : "";
  }
}
