import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prepares the pages for maven-site-plugin, and checks the site that it builds; {@code ./mvnw -N -Psite verify} runs both.
 *
 * <p>{@code sources ROOT OUT}: the README becomes the index. Headings get the anchors that links use, which are GitHub's
 * and not Doxia's. Files that pages link to become part of the site. The menu is that of docs/index.md.
 *
 * <p>{@code check SITE}: every link and anchor within the site exists; else exit code 1.
 */
final class Site {

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
  private static final Pattern SECTION = Pattern.compile("## (.*)");
  private static final Pattern ENTRY = Pattern.compile("- \\[([^]]+)]\\(([^)]+)\\).*");
  private static final Pattern REFERENCE = Pattern.compile("\\s(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");

  private final Path root;
  private final Path out;

  private Site(Path root, Path out) {
    this.root = root;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    if (args[0].equals("sources")) {
      new Site(Path.of(args[1]).toRealPath(), Path.of(args[2])).write();
      return;
    }
    Set<String> dead = dead(Path.of(args[1]).toRealPath());
    dead.forEach(System.err::println);
    System.out.println(dead.isEmpty() ? "no dead links" : dead.size() + " dead links");
    System.exit(dead.isEmpty() ? 0 : 1);
  }

  // --- The sources

  private void write() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
    try (Stream<Path> files = Files.list(root.resolve("docs"))) {
      files.filter(it -> it.toString().endsWith(".md")).sorted().map(root::relativize).forEach(pages::add);
    }
    for (Path page : pages) {
      Path target = out.resolve("markdown").resolve(page.toString().equals("README.md") ? Path.of("index.md") : page);
      text(target, page(page));
    }
    text(out.resolve("site.xml"), descriptor());
  }

  private String page(Path page) throws IOException {
    StringBuilder text = new StringBuilder();
    Map<String, Integer> slugs = new HashMap<>();
    boolean code = false;
    for (String line : Files.readAllLines(root.resolve(page))) {
      boolean fence = line.strip().startsWith("```");
      code ^= fence;
      Matcher heading = HEADING.matcher(line);
      if (code || fence || line.startsWith("    ")) {
        text.append(line);
      } else if (heading.matches()) {
        String slug = slug(heading.group(1));
        int earlier = slugs.merge(slug, 1, Integer::sum) - 1;
        text.append("<a id=\"").append(earlier == 0 ? slug : slug + "-" + earlier).append("\"></a>\n\n").append(line);
      } else {
        text.append(links(page, line));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** The anchor of a heading as GitHub makes it. */
  private static String slug(String heading) {
    String words = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
    return words.toLowerCase(Locale.ROOT).strip().replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private String links(Path page, String line) throws IOException {
    StringBuilder text = new StringBuilder();
    Matcher link = LINK.matcher(line);
    while (link.find()) {
      link.appendReplacement(text, Matcher.quoteReplacement("](" + link(page, link.group(1)) + ")"));
    }
    return link.appendTail(text).toString();
  }

  // Pages are linked as they are; a file is copied; a directory gets a page with its files.
  private String link(Path page, String link) throws IOException {
    if (link.matches("[a-z]+:.*|#.*")) {
      return link;
    }
    Path target = root.relativize(root.resolve(page).resolveSibling(link.replaceAll("#.*", "")).normalize());
    if (target.toString().equals("README.md")) {
      return link.replace("README.md", "index.md");
    }
    if (Files.isDirectory(root.resolve(target))) {
      text(out.resolve("markdown").resolve(target).resolve("index.md"), listing(target));
      return link + "/index.md";
    }
    if (!target.toString().endsWith(".md")) {
      copy(target);
    }
    return link;
  }

  private String listing(Path directory) throws IOException {
    StringBuilder text = new StringBuilder("# " + directory + "\n\n");
    try (Stream<Path> files = Files.list(root.resolve(directory))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        copy(root.relativize(file));
        text.append("- [").append(file.getFileName()).append("](").append(file.getFileName()).append(")\n");
      }
    }
    return text.toString();
  }

  private void copy(Path file) throws IOException {
    Path target = out.resolve("resources").resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(root.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String descriptor() throws IOException {
    StringBuilder menus = new StringBuilder();
    for (String line : Files.readAllLines(root.resolve("docs/index.md"))) {
      Matcher section = SECTION.matcher(line);
      Matcher entry = ENTRY.matcher(line);
      if (section.matches()) {
        menus.append("    </menu>\n    <menu name=\"").append(section.group(1)).append("\">\n");
      } else if (entry.matches()) {
        menus.append("      <item name=\"").append(entry.group(1)).append("\" href=\"docs/");
        menus.append(entry.group(2).replace(".md", ".html")).append("\"/>\n");
      }
    }
    return Files.readString(root.resolve("docs/site/site.xml")).replace("    <!-- menus -->\n", menus);
  }

  // --- The check

  private static Set<String> dead(Path site) throws IOException {
    Map<Path, String> pages = new HashMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".html")).toList()) {
        pages.put(file, Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    Set<String> dead = new TreeSet<>();
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      for (String link : groups(REFERENCE, page.getValue())) {
        if (!link.matches("[a-z]+:.*|//.*") && !leadsSomewhere(page.getKey(), link, pages)) {
          dead.add(site.relativize(page.getKey()) + ": " + link);
        }
      }
    }
    return dead;
  }

  private static boolean leadsSomewhere(Path page, String link, Map<Path, String> pages) {
    URI target = page.toUri().resolve(link.replace("&amp;", "&"));
    Path file = Path.of(URI.create(target.toString().replaceAll("[#?].*", "")));
    if (!Files.isRegularFile(file)) {
      return false;
    }
    String anchor = target.getFragment();
    return anchor == null || anchor.isEmpty() || groups(ID, pages.getOrDefault(file, "")).contains(anchor);
  }

  private static Set<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult it) -> it.group(1)).collect(Collectors.toSet());
  }
}
