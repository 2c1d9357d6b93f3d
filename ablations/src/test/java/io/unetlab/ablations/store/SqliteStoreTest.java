package io.unetlab.ablations.store;

import java.nio.file.Path;
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
}
