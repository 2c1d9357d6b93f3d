package io.unetlab.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.unetlab.builders.Networks;
import io.unetlab.builders.unet.UNetRole;
import io.unetlab.profiler.process.ChildProgram;
import io.unetlab.spec.model.UNetSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows of docs/architecture.md. The command line sees every module, so the test lives here.
 */
@Tag("slow")
class ArchitectureTest {
  /** In the order of the arrows: a module may use those before it and none of those behind it. */
  private static final List<String> MODULES =
      List.of("agent", "spec", "builders", "profiler", "training", "ablations", "reports", "cli");

  /** Where graphs are built. */
  private static final String[] KINDS = {
    "io.unetlab.builders.unet", "io.unetlab.builders.autoencoder"
  };

  private static JavaClasses unetlab;

  @BeforeAll
  static void importClasses() {
    unetlab =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.unetlab");
  }

  static List<String> modules() {
    return MODULES;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleIsSeen(String module) {
    String root = "io.unetlab." + module;
    assertThat(unetlab)
        .as("classes of %s", root)
        .anyMatch(type -> (type.getPackageName() + ".").startsWith(root + "."));
  }

  @Test
  void everyClassBelongsToAModule() {
    classes().should().resideInAnyPackage(packages(MODULES)).check(unetlab);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void arrowsPointOneWay(String module) {
    List<String> behind = MODULES.subList(MODULES.indexOf(module) + 1, MODULES.size());
    noClasses()
        .that()
        .resideInAnyPackage(packages(List.of(module)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(behind))
        .check(unetlab);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.unetlab.(**)").should().beFreeOfCycles().check(unetlab);
  }

  /** A caller that built one kind by itself would refuse every other kind; roles are words. */
  @Test
  void onlyTheDoorBuildsGraphs() {
    noClasses()
        .that()
        .resideOutsideOfPackages(KINDS)
        .and()
        .doNotHaveFullyQualifiedName(Networks.class.getName())
        .should()
        .dependOnClassesThat(resideInAnyPackage(KINDS).and(not(type(UNetRole.class))))
        .check(unetlab);
  }

  /** Views that show the U read its levels; all else takes a network of any kind. */
  @Test
  void onlyViewsOfTheUNameTheUNet() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.unetlab.spec..", "io.unetlab.builders..")
        .and()
        .haveNameNotMatching(".*SpecJson.*")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(UNetSpec.class.getName())
        .check(unetlab);
  }

  /** It is sent to phones, where nothing else of this is. */
  @Test
  void onlyTheProfilerKnowsTheAgent() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packages(List.of("spec", "builders", "training", "ablations", "reports", "cli")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(List.of("agent")))
        .check(unetlab);
  }

  @Test
  void onlyModulesThatRunNetworksKnowTheEngines() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(List.of("spec", "ablations", "reports")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
        .check(unetlab);
  }

  /**
   * The engine keeps a number of a recorded computation in a Java buffer that is free before the
   * backward pass reads it; {@code Constant} and arrays are safe.
   */
  @Test
  void noArrayIsMultipliedByANumber() {
    String operations = "mul|div|mod|pow|minimum|maximum|muli|divi|modi|powi";
    for (String operation : operations.split("\\|")) {
      noClasses()
          .should()
          .callMethod(NDArray.class, operation, Number.class)
          .orShould()
          .callMethod(NDArrays.class, operation, NDArray.class, Number.class)
          .orShould()
          .callMethod(NDArrays.class, operation, Number.class, NDArray.class)
          .check(unetlab);
    }
  }

  /** Whoever reads or writes results does so in terms of trials and studies, for any database. */
  @Test
  void onlyTheStoreKnowsDatabases() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.unetlab.ablations.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..", "org.postgresql..")
        .check(unetlab);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.unetlab.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(unetlab);
  }

  /** And the agent and child processes, which are programs of their own. */
  @Test
  void onlyProgramsEndTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.unetlab.cli..", "io.unetlab.agent..")
        .and()
        .doNotHaveFullyQualifiedName(ChildProgram.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(unetlab);
  }

  /** Output is the same on every machine: words by {@code formatted}, numbers by a locale. */
  @Test
  void noNumberIsFormattedInTheUsersLanguage() throws IOException {
    Pattern comment = Pattern.compile("(?m)^\\s*(?://|\\*|/\\*).*$");
    Pattern number = Pattern.compile("%[-+ 0,#(]*\\d*(?:\\.\\d+)?[dxXeEfgG](?![a-z])");
    Pattern localised =
        Pattern.compile("\\.formatted\\(|(?:\\.format|printf)\\(\\s*(?!Locale\\.ROOT)\"");
    for (String module :
        List.of(
            "arch-spec",
            "builders",
            "profiler",
            "training",
            "ablations",
            "reports",
            "cli",
            "cluster")) {
      Path sources = CommandRun.home().resolve(module).resolve("src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          String code = comment.matcher(Files.readString(file)).replaceAll("");
          if (number.matcher(code).find()) {
            assertThat(code).as("%s formats numbers", file).doesNotContainPattern(localised);
          }
        }
      }
    }
    noClasses()
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .check(unetlab);
  }

  private static String[] packages(List<String> modules) {
    return modules.stream().map(module -> "io.unetlab." + module + "..").toArray(String[]::new);
  }
}
