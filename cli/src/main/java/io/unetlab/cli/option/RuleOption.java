package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A rule in place of the study's, in the syntax of a study's {@code select}. */
public final class RuleOption {

  private static final Pattern LIMIT =
      Pattern.compile("\\s*([a-z_]+(?:@[A-Za-z0-9_-]+)?)\\s*((?:<=|>=|<|>).+)");

  @Option(
      names = "--where",
      paramLabel = "LIMIT",
      description = {
        "A limit that replaces the study's on the same metric, such as \"fid <= 18\"; may be repeated.",
        "The study's other limits remain."
      })
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--minimize",
      paramLabel = "METRIC[,METRIC...]",
      description = "Objectives that replace the study's; each next one breaks ties.")
  private @Nullable String minimize;

  /** The rule as a patch of the study. */
  public SpecPatch patch() {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (Map.Entry<String, List<String>> limit : limits().entrySet()) {
      String bounds =
          limit.getValue().stream()
              .map(bound -> '"' + bound + '"')
              .collect(Collectors.joining(", ", "[", "]"));
      String change = "select.where." + limit.getKey() + "=" + bounds;
      patch = patch.andThen(SpecPatch.parse(change, problems));
    }
    if (minimize != null) {
      patch = patch.andThen(SpecPatch.parse("select.minimize=[" + minimize + "]", problems));
    }
    problems.throwIfErrors();
    return patch;
  }

  private Map<String, List<String>> limits() {
    Map<String, List<String>> limits = new LinkedHashMap<>();
    for (String text : where) {
      Matcher limit = LIMIT.matcher(text);
      if (!limit.matches()) {
        throw new UserException(
            "--where takes a metric and a limit, such as \"fid <= 18\", found \"" + text + '"');
      }
      limits
          .computeIfAbsent(limit.group(1), metric -> new ArrayList<>())
          .add(limit.group(2).strip());
    }
    return limits;
  }
}
