package io.unetlab.ablations.store;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresStoreTest extends ResultStoreContract {

  private String address;
  private ResultStore store;

  @BeforeEach
  void open() {
    address = PostgresProgram.shared().address();
    store = another();
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  ResultStore store() {
    return store;
  }

  @Override
  ResultStore another() {
    return StoreAddress.of(address).open(StoreWatch.NONE);
  }

  @Override
  ResultStore reader() {
    return StoreAddress.of(address).read();
  }

  @Override
  void edit(String sql) throws SQLException {
    String schema = address.replaceFirst(".*=", "");
    PostgresProgram.shared().sql("SET search_path TO " + schema, sql);
  }
}
