package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of docs/extending.md is true: what it names exists, and each of its rows is held by a
 * test. That registries have all their entries is {@link RegistriesTest}.
 */
final class ExtendingPageTest {

  private static final Path PAGE = CommandRun.home().resolve("docs/extending.md");
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final String SOURCES = "src/main/java/io/unetlab";

  private static Set<String> classNames() {
    return OwnClasses.ALL.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
  }

  static List<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| X "))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatARowNamesExists(String row) throws IOException {
    List<String> names =
        NAMED.matcher(row).results().map((MatchResult match) -> match.group(1)).toList();

    Set<String> classes = classNames();
    assertThat(names).isNotEmpty();
    for (String name : names) {
      assertThat(classes.contains(name) || isPath(name) || isPackage(name)).as(name).isTrue();
    }
  }

  private static boolean isPath(String name) {
    return Files.exists(CommandRun.home().resolve(name));
  }

  private static boolean isPackage(String name) throws IOException {
    try (Stream<Path> modules = Files.list(CommandRun.home())) {
      return modules.anyMatch(it -> Files.isDirectory(it.resolve(SOURCES).resolve(name)));
    }
  }

  @Test
  void everyRowIsHeldHere() throws IOException {
    assertThat(rows())
        .extracting(row -> row.split("\\|", -1)[1].strip())
        .containsExactly(
            "block kind from existing operations", // no registry
            "network kind", // NetworksTest
            "part of a pipeline", // the compiler
            "spec key", // SchemaFileTest, CanonicalTextTest
            "spec rule",
            "diffusers config key", // no registry beside the table itself
            "sampler", // SamplersTest
            "scheduler of diffusers", // no registry beside the table itself
            "runtime that makes pictures", // the compiler
            "metric",
            "measure of trained networks", // no registry
            "section of the report",
            "block of a report", // the compiler
            "view of a report that can be explored", // no registry
            "cost of modules on the page of several networks", // no registry
            "report format",
            "chart",
            "number beside the lines of a network's picture", // no registry
            "design",
            "selection method (score of a rule)", // the compiler
            "study problem", // BadStudyTest, ProblemsPageTest
            "proposer (a design that learns)",
            "search method (an algorithm that asks for configurations and receives their values)", // RegistriesTest
            "proxy (a cheap value that may rank networks as training does)", // no registry
            "score of a changed network on a checkpoint", // the compiler
            "latency model: what an operation's time depends on", // the compiler
            "latency model: target", // no registry
            "kind of target of a study", // the compiler
            "prediction of what has to be measured (a latency model)", // no registry
            "evaluator (finds out one thing about a network)", // no registry
            "way to find out quality, under the key quality", // SchemaFileTest, BadStudyTest
            "evaluator that runs on other machines too", // no registry
            "file that a recipe names", // no registry
            "place that machines share files in", // no registry
            "executor of trials", // no registry
            "another cluster engine", // ClusterContract
            "database for a store", // the compiler
            "change of the store's tables", // PostgresProblemsTest, DamagedStoreTest
            "JSON document, or a key of one", // JsonPageTest
            "table of effects", // no registry
            "naming of checkpoints, or a file that is recognised as something else",
            "named map for init", // no registry
            "precision of weights", // the enum's abstract methods: the compiler
            "number type that bytes may assume", // read from the enum
            "initial values of an operation's weights", // refuses what it does not know
            "how an operation runs on PyTorch", // the compiler, KernelsTest
            "exporter",
            "what an operation becomes in ONNX", // the compiler
            "what an operation becomes in TensorFlow Lite", // the compiler, TfliteOpsTest
            "delegate, or a rule of one", // DelegatesPageTest, XnnpackTest
            "runtime on this machine",
            "connection to a device", // no registry
            "program that runs networks on a device", // the compiler, ToolBenchOverAdbTest
            "precision of a run", // the compiler
            "format that latencies are imported from", // LatencyImportTest
            "device file key", // DeviceSchemaTest, DeviceLoaderTest
            "recipe key", // SchemaFileTest, RecipeLoaderTest
            "measure of trained networks", // SchemaFileTest
            "optimizer", // the compiler, SchemaFileTest
            "recipe problem", // ProblemsPageTest, BadRecipeTest
            "source of captioned pictures",
            "form of latents",
            "what reads captions",
            "what a step of training makes smaller", // no registry
            "work in a child process", // no registry
            "command",
            "page of the documentation", // DocsTest
            "model", // ModelsPageTest
            "primitive operation (rare, on purpose)");
  }
}
