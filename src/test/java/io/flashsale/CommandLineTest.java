package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit codes and sentences of the commands that start nothing. */
class CommandLineTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setErr(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rehearse --token 0123456789abcdef                                        | --url must say
          rehearse --url ftp://localhost                                           | --url must be like
          rehearse --url http://localhost:4000/api --token 0123456789abcdef        | --url must be like
          rehearse --url http://localhost:4000 --product 0                         | --product must be
          rehearse --url http://localhost:4000 --product x                         | --product must be
          rehearse --url http://localhost:4000 --product 1 --stock 5               | exclude each other
          rehearse --url http://localhost:4000 --product 1 --buyers 0              | --buyers must be
          rehearse --url http://localhost:4000 --product 1 --connections 5000      | --connections must be
          rehearse --url http://localhost:4000 --product 1 --confirm 1.1           | --confirm must be
          rehearse --url http://localhost:4000 --product 1 --confirm NaN           | --confirm must be
          rehearse --url http://localhost:4000 --token 0123456789abcdef --stock -1 | --stock must be
          rehearse --what                                                          | --what
          bench --only nothing                                                     | no row "nothing"
          bench --runs 0                                                           | --runs must be
          bench --seconds many                                                     | --seconds
          """)
  void aFlagThatCannotBeIsBadUsage(String arguments, String sentence) {
    assertThat(Main.run(arguments.strip().split(" +"))).isEqualTo(2);

    assertThat(printed.toString(StandardCharsets.UTF_8)).contains(sentence).contains("See --help");
    assertThat(printed.toString(StandardCharsets.UTF_8).strip().lines()).hasSize(1);
  }

  @Test
  void aStoreThatDoesNotAnswerIsSaidInOneSentence() throws IOException {
    String url = "http://127.0.0.1:" + freePort();

    int exit = Main.run("rehearse", "--url", url, "--product", "1", "--buyers", "10");

    assertThat(exit).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("The store at %s does not answer.".formatted(url));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
