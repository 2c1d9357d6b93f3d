package io.unetlab.cli.output;

import io.unetlab.reports.table.CsvTable;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.table.MarkdownTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;

/** How a table is printed. */
public enum TableFormat {
  TEXT {
    @Override
    public String render(Table table, Terminal terminal) {
      return TextTable.render(table, terminal.width());
    }
  },
  CSV {
    @Override
    public String render(Table table, Terminal terminal) {
      return CsvTable.render(table);
    }
  },
  MARKDOWN {
    @Override
    public String render(Table table, Terminal terminal) {
      return MarkdownTable.render(table);
    }
  },
  JSON {
    @Override
    public String render(Table table, Terminal terminal) {
      return JsonText.write(JsonText.rows(table));
    }
  };

  public abstract String render(Table table, Terminal terminal);
}
