package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the documentation link to each other, and to what exists. */
class DocsTest {

  private static final Path DOCS = CommandRun.home().resolve("docs");
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
  private static final Pattern ENTRY = Pattern.compile("(?m)^- \\[([^]]+)]\\(([^)]+)\\)");
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.create()))
          .build();
  private static final Map<Path, Set<String>> IDS = new HashMap<>();

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    String html = html(page);

    assertThat(found(REFERENCE, html).filter(it -> !it.matches("[a-z]+:.*")))
        .allSatisfy(link -> assertLeadsSomewhere(page, link));
  }

  private static void assertLeadsSomewhere(Path page, String link) {
    int anchor = link.indexOf('#');
    String file = anchor < 0 ? link : link.substring(0, anchor);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    assertThat(target).exists();
    if (anchor >= 0) {
      assertThat(ids(target)).contains(link.substring(anchor + 1));
    }
  }

  @Test
  void theIndexHasEveryPageWithItsTitle() throws IOException {
    List<String> pages = new ArrayList<>();
    for (MatchResult entry : index()) {
      pages.add(entry.group(2));
      assertThat(Files.readString(DOCS.resolve(entry.group(2))))
          .startsWith("# " + entry.group(1) + "\n");
    }
    pages.add("index.md");
    assertThat(pages)
        .containsExactlyInAnyOrderElementsOf(
            markdown(DOCS).map(it -> it.getFileName().toString()).toList());
  }

  @Test
  void eachPageEndsWithALinkToTheNext() throws IOException {
    List<MatchResult> index = index();
    for (int i = 0; i < index.size(); i++) {
      String next =
          i + 1 == index.size()
              ? ""
              : "Next: [" + index.get(i + 1).group(1) + "](" + index.get(i + 1).group(2) + "). ";
      assertThat(Files.readString(DOCS.resolve(index.get(i).group(2))))
          .endsWith("\n\n" + next + "[All pages](index.md)\n");
    }
  }

  static List<Path> pages() throws IOException {
    return Stream.concat(markdown(CommandRun.home()), markdown(DOCS)).toList();
  }

  private static Stream<Path> markdown(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  private static List<MatchResult> index() throws IOException {
    return ENTRY.matcher(Files.readString(DOCS.resolve("index.md"))).results().toList();
  }

  private static Set<String> ids(Path page) {
    return IDS.computeIfAbsent(page, it -> found(ID, html(it)).collect(Collectors.toSet()));
  }

  private static String html(Path page) {
    try {
      return RENDERER.render(PARSER.parse(Files.readString(page)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1));
  }
}
