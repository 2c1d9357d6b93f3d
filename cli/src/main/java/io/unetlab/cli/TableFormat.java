package io.unetlab.cli;

import io.unetlab.reports.table.CsvTable;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.table.MarkdownTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;

/** How a table is printed. */
enum TableFormat {
  TEXT {
    @Override
    String render(Table table, Terminal terminal) {
      return TextTable.render(table, terminal.width());
    }
  },
  CSV {
    @Override
    String render(Table table, Terminal terminal) {
      return CsvTable.render(table);
    }
  },
  MARKDOWN {
    @Override
    String render(Table table, Terminal terminal) {
      return MarkdownTable.render(table);
    }
  },
  JSON {
    @Override
    String render(Table table, Terminal terminal) {
      return JsonText.write(JsonText.rows(table));
    }
  };

  abstract String render(Table table, Terminal terminal);
}
