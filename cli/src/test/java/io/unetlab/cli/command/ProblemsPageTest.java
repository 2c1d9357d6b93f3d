package io.unetlab.cli.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.unetlab.cli.CommandRun;
import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.SpecCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/problems.md} lists every code of every module, and every rule with an example. */
final class ProblemsPageTest {

  private static final Path PAGE = CommandRun.home().resolve("docs/problems.md");
  private static final Path RULES = CommandRun.home().resolve("arch-spec/src/test/resources/rules");

  /** A section of the page, named as its codes begin. */
  enum Section {
    SPEC,
    STUDY,
    DEVICE,
    MODEL,
    WEIGHT,
    TOKEN,
    PICTURE,
    IMPORT,
    RECIPE,
    DATA,
    FIT,
    MEASURE;

    List<ProblemCode> codes() {
      return ProblemCodes.all().stream().filter(code -> code.id().startsWith(name())).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePageListsEveryCode(Section section) throws IOException {
    String page = Files.readString(PAGE);
    String mark = "<!-- generated: " + section + " -->\n";
    int begin = page.indexOf(mark) + mark.length();
    int end = page.indexOf("<!-- end: " + section + " -->\n");
    if (Boolean.getBoolean("update")) {
      Files.writeString(PAGE, page.substring(0, begin) + tables(section) + page.substring(end));
      return;
    }

    assertThat(page.substring(begin, end))
        .as("to renew it: ./mvnw -pl cli -am test -Dtest=ProblemsPageTest -Dupdate=true")
        .isEqualTo(tables(section));
  }

  @Test
  void everyEnumOfCodesIsRegistered() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.unetlab");

    assertThat(
            ours.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(ProblemCode.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(ProblemCode.class::cast))
        .containsExactlyInAnyOrderElementsOf(ProblemCodes.all());
  }

  @Test
  void noIdStandsForTwoCodes() {
    String sections = Arrays.stream(Section.values()).map(Enum::name).collect(joining("|"));

    assertThat(ProblemCodes.all())
        .extracting(ProblemCode::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("(" + sections + ")[0-9]{3}"));
  }

  private static String tables(Section section) throws IOException {
    StringBuilder out = new StringBuilder("\n| code | what is wrong |\n|---|---|\n");
    List<SpecRule<?>> rules =
        SpecRules.all().stream()
            .filter(rule -> section.codes().contains(rule.code()))
            .sorted(Comparator.comparing(rule -> rule.code().id()))
            .toList();
    List<SpecCode> ofRules = rules.stream().map(SpecRule::code).toList();
    section.codes().stream()
        .filter(code -> !ofRules.contains(code))
        .forEach(code -> out.append(row(code.id(), code.meaning())));
    if (!rules.isEmpty()) {
      out.append("\n### Rules\n\nA network that violates one of these rules cannot be built.\n\n");
      out.append("| code | what is wrong | for example |\n|---|---|---|\n");
    }
    for (SpecRule<?> rule : rules) {
      out.append(row(rule.code().id(), rule.code().meaning(), example(rule.code())));
    }
    return out.append('\n').toString();
  }

  // The first message of the rule's first fixture.
  private static String example(SpecCode code) throws IOException {
    try (Stream<Path> files = Files.list(RULES)) {
      Path first =
          files
              .filter(file -> file.getFileName().toString().startsWith(code.id() + "-"))
              .filter(file -> file.toString().endsWith(".expected"))
              .sorted()
              .findFirst()
              .orElseThrow();
      String summary = Files.readAllLines(first).get(0);
      String mark = " error " + code.id() + ": ";
      return summary.substring(summary.indexOf(mark) + mark.length());
    }
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(joining(" | ", "| ", " |\n"));
  }
}
