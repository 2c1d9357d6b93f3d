package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The YAML engine's events, with its exceptions translated into ours. */
final class YamlEvents {

  private final Source source;
  private final Iterator<Event> events;
  private SourceLocation last;

  YamlEvents(Source source, String text) {
    this.source = source;
    this.last = source.at(1, 1);
    refuseControlCharacters(text);
    LoadSettings settings = LoadSettings.builder().setLabel(source.name()).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  // The engine would find them too, but not report the line.
  private void refuseControlCharacters(String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (!StreamReader.isPrintable(point)) {
        String message =
            String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", point);
        throw new UnreadableException(SpecCode.SYNTAX, source.at(line, column), message);
      }
      boolean ends = point == '\n' || (point == '\r' && !text.startsWith("\n", i + 1));
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
      i += Character.charCount(point);
    }
  }

  /** The next event; the last one marks the end of the stream. */
  Event next() {
    try {
      Event event = events.next();
      last = location(event.getStartMark());
      return event;
    } catch (MarkedYamlEngineException e) {
      throw SyntaxError.of(e, source, location(e.getProblemMark()), location(e.getContextMark()));
    } catch (RuntimeException e) {
      // A hostile text may make the engine throw anything; whatever it is, the text is not YAML.
      throw new UnreadableException(SpecCode.SYNTAX, last, "this is not YAML");
    }
  }

  SourceLocation location(Event event) {
    return location(event.getStartMark());
  }

  private SourceLocation location(Optional<Mark> mark) {
    return mark.map(it -> source.at(it.getLine() + 1, it.getColumn() + 1)).orElse(last);
  }
}
