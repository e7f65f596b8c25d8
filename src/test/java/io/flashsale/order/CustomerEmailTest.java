package io.flashsale.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerEmailTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "ann@example.com,ann@example.com",
        "  ANN@Example.COM\t,ann@example.com",
        "ann+sale@example.com,ann@example.com",
        "ann+a+b@example.com,ann@example.com",
        "a.n.n@example.com,a.n.n@example.com",
        "+ann@example.com,+ann@example.com",
        "A.n.N+x@Gmail.com,ann@gmail.com",
        "ann@googlemail.com,ann@gmail.com",
        "...@gmail.com,...@gmail.com",
        "ann@mail.gmail.com,ann@mail.gmail.com",
        "I@EXAMPLE.COM,i@example.com",
        "ann@localhost,ann@localhost",
        "o'neil!#$%&*/=?^_`{|}~-@example.com,o'neil!#$%&*/=?^_`{|}~-@example.com"
      })
  void oneMailboxHasOneKeyInEverySpelling(String text, String canonical) {
    assertThat(CustomerEmail.parse(text))
        .hasValueSatisfying(
            email -> {
              assertThat(email.canonical()).isEqualTo(canonical);
              assertThat(email.address()).isEqualTo(text.strip());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ann",
        "@",
        "ann@",
        "@example.com",
        "a@b@c",
        "ann@-example.com",
        "ann@example-.com",
        "ann@example..com",
        "ann@.example.com",
        "ann@example.com.",
        "ann @example.com",
        "ann@exam ple.com",
        "ann\u0000@example.com",
        "ann\n@example.com",
        "\u00e4nn@example.com",
        "ann@ex\u00e4mple.com",
        "\ud800@example.com",
        "\"ann lee\"@example.com",
        "ann(comment)@example.com",
        "Ann <ann@example.com>",
        "ann@[127.0.0.1]"
      })
  void whatNoMailCanBeSentToIsNone(String text) {
    assertThat(CustomerEmail.parse(text)).isEmpty();
  }

  @Test
  void anAddressHasAtMost254CharactersAndItsMailbox64() {
    String domain = "@" + ("a".repeat(60) + ".").repeat(3) + "com";
    assertThat(CustomerEmail.parse("x".repeat(64) + domain)).isPresent();
    assertThat(CustomerEmail.parse("x".repeat(65) + domain)).isEmpty();

    String longest = "x".repeat(64) + "@" + ("a".repeat(62) + ".").repeat(3);
    assertThat(CustomerEmail.parse(longest.substring(0, 253) + "a")).isPresent();
    assertThat(CustomerEmail.parse(longest.substring(0, 253) + "aa")).isEmpty();
    assertThat(CustomerEmail.parse("x@" + "a".repeat(63) + ".com")).isPresent();
    assertThat(CustomerEmail.parse("x@" + "a".repeat(64) + ".com")).isEmpty();
  }

  @Test
  void aTextOfAMegabyteIsRefusedAtOnce() {
    assertThat(CustomerEmail.parse("a.".repeat(500_000) + "@example.com")).isEmpty();
    assertThat(CustomerEmail.parse("a@" + "a.".repeat(500_000))).isEmpty();
  }
}
