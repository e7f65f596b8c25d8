package io.flashsale.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.embedded.SharedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections to a PostgreSQL that is not there yet. */
class PatientDataSourceIT {
  private final SharedServers.Database database = SharedServers.freshDatabase();

  @Test
  void aPostgresThatComesBackIsFoundByWhoAskedBefore() throws Exception {
    int port = freePort();
    var later = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);
    var door = CompletableFuture.supplyAsync(() -> open(port), later);

    try (Connection connection = source(port, database.password()).getConnection()) {
      assertThat(connection.isValid(2)).isTrue();
    } finally {
      door.join().close();
    }
  }

  @Test
  @Tag("load")
  void whoIsNotLetInIsToldAtOnce() {
    long before = System.nanoTime();

    assertThatThrownBy(
            () -> source(SharedServers.postgres().port(), "a wrong password").getConnection())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  private PatientDataSource source(int port, String password) {
    PatientDataSource source = new PatientDataSource();
    source.setUrl(
        database.jdbcUrl().replace(":" + SharedServers.postgres().port() + "/", ":" + port + "/"));
    source.setUser(database.user());
    source.setPassword(password);
    return source;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Another port of the shared PostgreSQL, for one connection. */
  private static ServerSocket open(int port) {
    try {
      ServerSocket door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(() -> serve(door));
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(ServerSocket door) {
    try (Socket outside = door.accept();
        Socket inside = new Socket("127.0.0.1", SharedServers.postgres().port())) {
      Thread answers = Thread.startVirtualThread(() -> pass(inside, outside));
      pass(outside, inside);
      answers.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // The other side has hung up.
    }
  }
}
