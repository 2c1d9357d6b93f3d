package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.path.SpecPath;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        "A limit that replaces the study's on the same metric, such as \"fid <= 18\"; may be"
            + " repeated.",
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
    Map<String, List<YamlNode>> limits = new LinkedHashMap<>();
    Map<String, SourceLocation> places = new LinkedHashMap<>();
    for (String text : where) {
      Matcher limit = limit(text);
      Source source = new Source("--where", text);
      String metric = limit.group(1);
      places.putIfAbsent(metric, source.at(1, 1 + limit.start(1)));
      limits
          .computeIfAbsent(metric, it -> new ArrayList<>())
          .add(new ScalarNode(source.at(1, 1 + limit.start(2)), limit.group(2).strip(), true));
    }
    List<Assignment> rule = new ArrayList<>();
    limits.forEach(
        (metric, bounds) ->
            rule.add(
                assignment(
                    "select.where." + metric, Objects.requireNonNull(places.get(metric)), bounds)));
    objectives().ifPresent(rule::add);
    return new SpecPatch(rule);
  }

  /** The same as {@code --set} would take it, for a store that keeps what was changed. */
  public List<String> texts() {
    return patch().assignments().stream().map(RuleOption::text).toList();
  }

  private static Matcher limit(String text) {
    Matcher limit = LIMIT.matcher(text);
    if (!limit.matches()) {
      throw new UserException(
          "--where takes a metric and a limit, such as \"fid <= 18\", found \"" + text + '"');
    }
    return limit;
  }

  private Optional<Assignment> objectives() {
    if (minimize == null) {
      return Optional.empty();
    }
    Source source = new Source("--minimize", minimize);
    List<YamlNode> names = new ArrayList<>();
    int at = 0;
    for (String name : minimize.split(",", -1)) {
      names.add(new ScalarNode(source.at(1, 1 + at), name.strip(), false));
      at += name.length() + 1;
    }
    return Optional.of(assignment("select.minimize", source.at(1, 1), names));
  }

  private static Assignment assignment(String path, SourceLocation at, List<YamlNode> values) {
    return new Assignment(SpecPath.of(path), new ListNode(at, values), at);
  }

  private static String text(Assignment change) {
    return change.path()
        + "="
        + ((ListNode) change.value())
            .items().stream()
                .map(it -> '"' + ((ScalarNode) it).text().replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
  }
}
