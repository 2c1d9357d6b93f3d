package io.unetlab.profiler.device;

import io.unetlab.profiler.device.AgentLine.Check;
import io.unetlab.profiler.device.AgentLine.End;
import io.unetlab.profiler.device.AgentLine.Failed;
import io.unetlab.profiler.device.AgentLine.First;
import io.unetlab.profiler.device.AgentLine.Hello;
import io.unetlab.profiler.device.AgentLine.Load;
import io.unetlab.profiler.device.AgentLine.Sample;
import io.unetlab.profiler.device.AgentLine.Warmup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The order of agent lines; numbered ones count from 0 without a gap. */
final class AgentOrder {

  private static final Set<Class<? extends AgentLine>> NUMBERED =
      Set.of(Warmup.class, Sample.class);

  private static final List<Class<? extends AgentLine>> BEGIN = List.of(Hello.class, Failed.class);

  /** What may follow each kind of line. */
  private static final Map<Class<? extends AgentLine>, List<Class<? extends AgentLine>>> NEXT =
      Map.of(
          Hello.class, List.of(Load.class, Failed.class),
          Load.class, List.of(First.class, Failed.class),
          First.class, List.of(Warmup.class, Sample.class, Failed.class),
          Warmup.class, List.of(Warmup.class, Sample.class, Failed.class),
          Sample.class, List.of(Sample.class, Check.class, Failed.class),
          Check.class, List.of(End.class, Failed.class),
          Failed.class, List.of(End.class),
          End.class, List.of());

  private AgentOrder() {}

  /**
   * Checks a line against the previous one.
   *
   * @throws AgentLineException when it must not follow
   */
  static void check(Optional<AgentLine> before, AgentLine line) {
    List<String> expected = expected(before);
    if (!expected.contains(name(line))) {
      throw new AgentLineException(
          name(line) + " does not belong " + place(before) + ": expected " + either(expected));
    }
  }

  /** The position after this line, in words. */
  static String place(Optional<AgentLine> before) {
    return before.map(it -> "after " + name(it)).orElse("at the beginning");
  }

  private static List<String> expected(Optional<AgentLine> before) {
    return before.map(it -> NEXT.getOrDefault(it.getClass(), List.of())).orElse(BEGIN).stream()
        .map(kind -> next(kind, before))
        .toList();
  }

  private static String next(Class<? extends AgentLine> kind, Optional<AgentLine> before) {
    if (!NUMBERED.contains(kind)) {
      return word(kind);
    }
    OptionalInt last =
        before.filter(kind::isInstance).map(AgentLine::number).orElse(OptionalInt.empty());
    return word(kind) + " " + (last.orElse(-1) + 1);
  }

  private static String name(AgentLine line) {
    OptionalInt number = line.number();
    return word(line.getClass()) + (number.isPresent() ? " " + number.getAsInt() : "");
  }

  /** The keyword of a kind. */
  private static String word(Class<? extends AgentLine> kind) {
    return "`" + kind.getSimpleName().toLowerCase(Locale.ROOT) + "`";
  }

  private static String either(List<String> expected) {
    return expected.isEmpty()
        ? "no further line"
        : expected.stream().collect(Collectors.joining(" or "));
  }
}
