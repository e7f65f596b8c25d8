package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SharedServersIT {

  @Test
  void everyDatabaseIsEmptyAndItsOwn() throws SQLException {
    var first = SharedServers.freshDatabase();
    var second = SharedServers.freshDatabase();

    try (var a = first.connect();
        var b = second.connect()) {
      a.createStatement().execute("CREATE TABLE mine (id int)");
      ResultSet tables =
          b.createStatement()
              .executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
      tables.next();
      assertThat(tables.getInt(1)).isZero();
    }
  }

  @Test
  void redisAnswersAtItsAddress() {
    assertThat(SharedServers.freshRedis())
        .startsWith("redis://:")
        .contains("@127.0.0.1:" + SharedServers.redis().port() + "/");
  }
}
