package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.unetlab.ablations.propose.Proposer;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.search.SearchMethod;
import io.unetlab.ablations.search.SearchMethods;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.StudyParser;
import io.unetlab.builders.Exporters;
import io.unetlab.builders.export.Exporter;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.OpVisitor;
import io.unetlab.cli.command.ExportCommand;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.reports.format.ReportFormat;
import io.unetlab.reports.section.StudyPage;
import io.unetlab.reports.view.StudyPictures;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.LatentCodec;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.TextSource;
import io.unetlab.training.text.CaptionEncoder;
import io.unetlab.training.text.CaptionEncoders;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * What docs/extending.md calls a registry has an entry for everything of its kind. The command line
 * sees every module, so the test lives here.
 */
final class RegistriesTest {

  @Test
  void everyNetworkIsOfAKind() {
    assertThat(NetworkKinds.all())
        .extracting(kind -> kind.type().getName())
        .containsExactlyInAnyOrderElementsOf(
            names(it -> it.isAssignableTo(NetworkSpec.class) && !it.isInterface()));
  }

  @Test
  void everyRuleIsInSpecRulesAndHasAFixture() throws IOException {
    assertThat(SpecRules.all())
        .extracting(rule -> rule.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(
            names(it -> it.isAssignableTo(SpecRule.class) && !it.isInterface()));
    try (Stream<Path> files =
        Files.list(CommandRun.home().resolve("arch-spec/src/test/resources/rules"))) {
      assertThat(files.map(file -> file.getFileName().toString().substring(0, 7)).distinct())
          .containsAll(SpecRules.all().stream().map(rule -> rule.code().id()).toList());
    }
  }

  @Test
  void everySourceAndFormOfPicturesIsInCorpora() {
    assertThat(used(Corpora.class))
        .containsAll(names(it -> it.isAssignableTo(DataSource.class) && !it.isInterface()))
        .containsAll(names(it -> it.isAssignableTo(LatentForm.class) && !it.isInterface()))
        .containsAll(names(it -> it.isAssignableTo(LatentCodec.class) && !it.isInterface()));
  }

  @Test
  void everyCaptionEncoderIsInCaptionEncoders() {
    assertThat(used(CaptionEncoders.class))
        .containsAll(names(it -> it.isAssignableTo(TextSource.class) && !it.isInterface()))
        .containsAll(names(it -> it.isAssignableTo(CaptionEncoder.class) && !it.isInterface()));
  }

  @Test
  void everyMetricIsInMetrics() {
    assertThat(OwnClasses.ALL.get(Metric.class).getConstructorCallsToSelf())
        .extracting(call -> call.getOriginOwner().getName())
        .containsOnly(
            CountedMetrics.class.getName(),
            QualityMetrics.class.getName(),
            Metrics.class.getName());
  }

  @Test
  void everyHostOfNetworksIsInHostRuntime() {
    String host = HostRuntime.class.getPackageName() + ".NetworkHost";
    List<String> hosts =
        names(it -> it.isAssignableTo(host) && !it.getModifiers().contains(JavaModifier.ABSTRACT));

    assertThat(hosts).hasSize(HostRuntime.values().length);
    assertThat(used(HostRuntime.class)).containsAll(hosts);
  }

  @Test
  void everySectionIsInStudySections() {
    List<String> sections =
        names(
            it ->
                it.getPackageName().equals(StudyPage.class.getPackageName())
                    && it.getSimpleName().endsWith("Section")
                    && !it.isInterface());

    assertThat(sections).hasSizeGreaterThan(1);
    assertThat(used(StudyPage.class)).containsAll(sections);
  }

  @Test
  void everyFormatIsInReportFormat() {
    assertThat(used(ReportFormat.class)).containsAll(names(RegistriesTest::writesReports));
    assertThat(names(RegistriesTest::writesReports)).hasSizeGreaterThan(1);
  }

  private static boolean writesReports(JavaClass type) {
    return type.getPackageName().equals("io.unetlab.reports.format")
        && !type.isEquivalentTo(ReportFormat.class)
        && type.getMethods().stream()
            .filter(method -> method.getName().equals("write"))
            .filter(method -> method.getModifiers().contains(JavaModifier.STATIC))
            .flatMap(method -> method.getRawParameterTypes().stream())
            .anyMatch(it -> it.getSimpleName().equals("Report"));
  }

  @Test
  void everyChartIsInStudyPictures() {
    List<String> charts =
        names(
            it ->
                it.getPackageName().equals("io.unetlab.reports.chart")
                    && it.getSimpleName().endsWith("Chart"));

    assertThat(charts).hasSizeGreaterThan(1);
    assertThat(used(StudyPictures.class)).containsAll(charts);
  }

  @Test
  void everyDesignHasItsKeyAndItsField() {
    Key<?> design =
        StudyParser.STUDY.keys().stream()
            .filter(key -> key.name().equals("design"))
            .findFirst()
            .orElseThrow();

    assertThat(((MapType<?>) design.type()).keys())
        .extracting(key -> key.name().replace("_", ""))
        .containsExactlyElementsOf(
            Arrays.stream(Design.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void everyProposerIsInProposers() {
    List<String> proposers =
        names(it -> it.isAssignableTo(Proposer.class) && !it.isEquivalentTo(Proposer.class));

    assertThat(proposers).hasSizeGreaterThan(1);
    assertThat(used(Proposers.class)).containsAll(proposers);
  }

  /** A public one needs more than a space: its proposer makes it. */
  @Test
  void everySearchMethodIsInSearchMethods() {
    List<String> methods =
        names(
            it ->
                it.isAssignableTo(SearchMethod.class)
                    && !it.getModifiers().contains(JavaModifier.ABSTRACT)
                    && !it.getModifiers().contains(JavaModifier.PUBLIC));

    assertThat(methods).hasSizeGreaterThan(1);
    assertThat(used(SearchMethods.class)).containsAll(methods);
  }

  @Test
  void everyCommandIsInMain() {
    assertThat(subcommands(Main.class).map(Class::getName))
        .contains(CommandLine.HelpCommand.class.getName())
        .filteredOn(name -> !name.contains("$")) // picocli's own, and those inside of another
        .containsExactlyInAnyOrderElementsOf(
            names(
                it ->
                    it.isAnnotatedWith(CommandLine.Command.class)
                        && it.isTopLevelClass()
                        && !it.isEquivalentTo(Main.class)));
  }

  @Test
  void everyExporterIsInExportersAndHasItsCommand() throws ReflectiveOperationException {
    List<String> exporters =
        names(it -> it.isAssignableTo(Exporter.class) && !it.isEquivalentTo(Exporter.class));
    List<String> formats = new ArrayList<>();
    for (Field field : Exporters.class.getFields()) {
      formats.add(((Exporter<?>) field.get(null)).format());
    }

    assertThat(formats).hasSameSizeAs(exporters);
    assertThat(used(Exporters.class)).containsAll(exporters);
    assertThat(subcommands(ExportCommand.class))
        .extracting(it -> it.getAnnotation(CommandLine.Command.class).name())
        .containsAll(formats);
  }

  private static Stream<Class<?>> subcommands(Class<?> command) {
    CommandLine.Command declared = command.getAnnotation(CommandLine.Command.class);
    return Arrays.stream(declared.subcommands())
        .flatMap(it -> Stream.concat(Stream.of(it), subcommands(it)));
  }

  @Test
  void everyOperationHasItsCaseAndNoReaderMayLeaveItOut() {
    Method[] cases = OpVisitor.class.getDeclaredMethods();

    assertThat(cases).allMatch(it -> Modifier.isAbstract(it.getModifiers()));
    assertThat(Arrays.stream(cases).map(it -> it.getParameterTypes()[0]))
        .containsExactlyInAnyOrder(Op.class.getPermittedSubclasses());
  }

  private static List<String> names(Predicate<JavaClass> kind) {
    return OwnClasses.ALL.stream().filter(kind).map(JavaClass::getName).toList();
  }

  // By itself or through its helpers.
  private static Set<String> used(Class<?> registry) {
    return OwnClasses.ALL.get(registry).getTransitiveDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getName())
        .collect(Collectors.toSet());
  }
}
