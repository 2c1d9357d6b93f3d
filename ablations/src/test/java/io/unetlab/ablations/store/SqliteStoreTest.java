package io.unetlab.ablations.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends ResultStoreContract {

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = another();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  ResultStore store() {
    return store;
  }

  @Override
  ResultStore another() {
    return ResultStore.open(folder.resolve("results.db"));
  }

  @Override
  ResultStore reader() {
    return ResultStore.read(folder.resolve("results.db"));
  }

  @Override
  void edit(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("results.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
