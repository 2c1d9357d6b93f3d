package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.BrokenRule;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.process.RecordJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What another machine found out about the variants of a part of a {@link CountingJob}. As text it
 * has a line for each variant; the outcome of a network that was counted is the line after its
 * variant's.
 */
final class PartOutput {

  // What a line starts with. The rest is JSON, except for hashes, names and numbers.
  private static final char HASH = '#';
  private static final char BROKEN_RULES = '!';
  private static final char FAULT = '?';
  private static final char NAMES = '@';
  private static final char DONE = '=';
  private static final char REFUSED = '-';
  private static final char FAILED = '~';

  private static final String BETWEEN = " ";
  private static final char DETAIL = '\t';

  private static final CountEvaluator EVALUATOR = new CountEvaluator();

  private final List<Built> built = new ArrayList<>();
  private final List<TrialOutcome> counted = new ArrayList<>();

  private PartOutput() {}

  /** The variants' networks, by hash. */
  List<Built> built() {
    return built;
  }

  /** The outcomes of those that were counted. */
  List<TrialOutcome> counted() {
    return counted;
  }

  private record Rules(List<BrokenRule> broken) {}

  /** Writes the text. */
  static final class Writer {

    private final StringBuilder text = new StringBuilder();
    private List<String> names = List.of();

    void add(Built one) {
      if (one.hash().isPresent()) {
        line(HASH, one.hash().get());
      } else if (one.fault().isPresent()) {
        line(FAULT, RecordJson.write(one.fault().get()));
      } else {
        line(BROKEN_RULES, RecordJson.write(new Rules(one.broken())));
      }
    }

    /** Adds the outcome of the network that was added last. */
    void add(TrialOutcome outcome) {
      if (outcome.done().isPresent()) {
        add(outcome.done().get());
      } else {
        String reason = RecordJson.write(outcome.obstacle().orElseThrow());
        line(outcome.isWorthRetrying() ? FAILED : REFUSED, reason);
      }
    }

    private void add(TrialOutcome.Done done) {
      List<String> own = List.copyOf(done.values().names());
      if (!own.equals(names)) {
        names = own;
        line(NAMES, String.join(BETWEEN, names));
      }
      text.append(DONE);
      String before = "";
      for (BigDecimal value : done.values().values().values()) {
        text.append(before).append(value);
        before = BETWEEN;
      }
      text.append(DETAIL).append(done.detail()).append('\n');
    }

    private void line(char kind, String rest) {
      text.append(kind).append(rest).append('\n');
    }

    String text() {
      return text.toString();
    }
  }

  /**
   * Reads what a writer wrote.
   *
   * @param variants of the part
   */
  static PartOutput read(String text, List<Variant> variants) {
    Reader reader = new Reader(variants.iterator());
    text.lines().forEach(reader::add);
    return reader.output;
  }

  private static final class Reader {

    private final Iterator<Variant> variants;
    private final PartOutput output = new PartOutput();
    private List<String> names = List.of();
    private String hash = "";

    Reader(Iterator<Variant> variants) {
      this.variants = variants;
    }

    void add(String line) {
      String rest = line.substring(1);
      switch (line.charAt(0)) {
        case HASH -> {
          hash = rest;
          output.built.add(Built.known(variants.next(), hash));
        }
        case FAULT -> output.built.add(Built.failed(variants.next(), string(rest)));
        case BROKEN_RULES ->
            output.built.add(
                Built.broken(variants.next(), RecordJson.read(rest, Rules.class).broken()));
        case NAMES -> names = List.of(rest.split(BETWEEN));
        case DONE -> output.counted.add(done(rest));
        case REFUSED -> output.counted.add(new TrialOutcome.Refused(key(), string(rest)));
        case FAILED -> output.counted.add(new TrialOutcome.Broken(key(), string(rest)));
        default -> throw new IllegalArgumentException("not the output of a part: " + line);
      }
    }

    private TrialOutcome done(String rest) {
      int end = rest.indexOf(DETAIL);
      List<BigDecimal> values = new ArrayList<>(names.size());
      for (int from = 0; from < end; ) {
        int to = rest.indexOf(BETWEEN, from);
        to = to < 0 || to > end ? end : to; // a blank of the detail
        values.add(new BigDecimal(rest.substring(from, to)));
        from = to + 1;
      }
      return new TrialOutcome.Done(key(), MetricSet.of(names, values), rest.substring(end + 1));
    }

    private TrialKey key() {
      return EVALUATOR.key(hash, 0);
    }

    private static String string(String json) {
      return RecordJson.read(json, String.class);
    }
  }
}
