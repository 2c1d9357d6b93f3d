package io.unetlab.ablations.proxy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cheap value of a network that may rank networks as training does.
 *
 * @param column of the values
 * @param moreIsBetter whether a network with a greater value is expected to train to a lower loss
 */
public record Proxy(String column, String title, boolean moreIsBetter) {

  public static final Proxy PARAMS = new Proxy("params", "Parameters", true);
  public static final Proxy MACS = new Proxy("macs", "MACs", true);

  /** Of the network itself, on the base's checkpoint. */
  public static final Proxy OUTPUT_ERROR = new Proxy("output_error", "Output error", false);

  /** The sum of the scores of its changes alone, as a search adds them up. */
  public static final Proxy OUTPUT_ERROR_SUM =
      new Proxy("output_error_sum", "Output errors of the changes, summed", false);

  public static final Proxy LOSS_CHANGE = new Proxy("loss_change", "Loss change", false);

  public static final Proxy LOSS_CHANGE_SUM =
      new Proxy("loss_change_sum", "Loss changes of the changes, summed", false);

  static final List<Proxy> WITHOUT_TRAINING =
      List.of(PARAMS, MACS, OUTPUT_ERROR, OUTPUT_ERROR_SUM, LOSS_CHANGE, LOSS_CHANGE_SUM);

  private static final Pattern SHORT = Pattern.compile("loss_after_(\\d{1,9})");

  public Proxy {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(title, "title");
  }

  /** The denoising loss after a short training with a schedule of its own. */
  public static Proxy after(int steps) {
    String title = String.format(Locale.ROOT, "Loss after %,d steps", steps);
    return new Proxy("loss_after_" + steps, title, false);
  }

  /** The proxy of a column; empty for other columns. */
  static Optional<Proxy> of(String column) {
    Matcher training = SHORT.matcher(column);
    return training.matches()
        ? Optional.of(after(Integer.parseInt(training.group(1))))
        : WITHOUT_TRAINING.stream().filter(it -> it.column().equals(column)).findFirst();
  }

  /** What the network is expected to be worth: the more, the better. */
  double worth(double value) {
    return moreIsBetter ? value : -value;
  }
}
