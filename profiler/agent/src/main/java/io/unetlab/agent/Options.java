package io.unetlab.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The agent's options. The caller must set all of them: there are no defaults. */
final class Options {

  static final String USAGE =
      "usage: AgentMain --model FILE --inputs FILE --threads N --warmup-runs N --warmup-seconds S"
          + " --min-runs N --min-seconds S --max-seconds S --deadline S [--provider NAME]...";

  private static final String PROVIDER = "--provider";

  private static final List<String> REQUIRED =
      Collections.unmodifiableList(
          Arrays.asList(
              "--model",
              "--inputs",
              "--threads",
              "--warmup-runs",
              "--warmup-seconds",
              "--min-runs",
              "--min-seconds",
              "--max-seconds",
              "--deadline"));

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> providers = new ArrayList<>();
  private final String model;
  private final String inputs;
  private final int threads;
  private final StopRule rule;
  private final double deadlineSeconds;

  private Options(String[] arguments) throws MisuseException {
    for (int at = 0; at < arguments.length; at += 2) {
      if (at + 1 == arguments.length) {
        throw new MisuseException(arguments[at] + " needs a value");
      }
      take(arguments[at], arguments[at + 1]);
    }
    model = text("--model");
    inputs = text("--inputs");
    threads = count("--threads", 1);
    rule =
        new StopRule(
            count("--warmup-runs", 0),
            seconds("--warmup-seconds"),
            count("--min-runs", 1),
            seconds("--min-seconds"),
            seconds("--max-seconds"));
    deadlineSeconds = seconds("--deadline");
  }

  static Options parse(String... arguments) throws MisuseException {
    return new Options(arguments);
  }

  private void take(String key, String value) throws MisuseException {
    if (key.equals(PROVIDER)) {
      providers.add(value);
      return;
    }
    if (!REQUIRED.contains(key)) {
      throw new MisuseException(
          "unknown option " + key + "; the options are " + REQUIRED + " and " + PROVIDER);
    }
    if (values.put(key, value) != null) {
      throw new MisuseException(key + " is given twice");
    }
  }

  private String text(String key) throws MisuseException {
    String value = values.get(key);
    if (value == null || value.isEmpty()) {
      throw new MisuseException(key + " is missing");
    }
    return value;
  }

  private int count(String key, int least) throws MisuseException {
    String value = text(key);
    try {
      int count = Integer.parseInt(value);
      if (count >= least) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Reported below, as for a number that is too small.
    }
    throw new MisuseException(
        key + " has to be a whole number of at least " + least + ", but is `" + value + "`");
  }

  private double seconds(String key) throws MisuseException {
    String value = text(key);
    try {
      double seconds = Double.parseDouble(value);
      if (seconds >= 0 && seconds <= Integer.MAX_VALUE) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Reported below, as for a negative number.
    }
    throw new MisuseException(
        key + " has to be a number of seconds, 0 or more, but is `" + value + "`");
  }

  String model() {
    return model;
  }

  String inputs() {
    return inputs;
  }

  int threads() {
    return threads;
  }

  StopRule rule() {
    return rule;
  }

  /** Seconds after which the agent exits, whatever it is doing. */
  double deadlineSeconds() {
    return deadlineSeconds;
  }

  /** As given, in order. */
  List<String> providers() {
    return Collections.unmodifiableList(providers);
  }
}
