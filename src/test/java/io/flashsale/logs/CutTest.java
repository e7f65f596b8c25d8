package io.flashsale.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Key (customer_key)=(ann.lee+x@example.com) exists | Key (customer_key)=(a…@example.com)"
            + " exists",
        "order 0193a5f0-1111-7222-8333-444455556666 failed | order 0193a5f0-… failed",
        "Authorization: Bearer abc.DEF-123 was wrong | Authorization: Bearer … was wrong",
        "postgresql://app:s3cr3t@db.example.com:5432/x | postgresql://…@db.example.com:5432/x",
        "redis://:s3cr3t@127.0.0.1:6379 away | redis://…@127.0.0.1:6379 away",
        "password=hunter2, user=app | password=…, user=app"
      })
  void whatIsNobodyElsesBusinessIsCut(String line, String cut) {
    assertThat(Cut.of(line)).isEqualTo(cut);
  }

  @Test
  void otherLinesStayAsTheyAre() {
    String line = "Product 7: the ledger ends at event 12 (10.0.0.1:5432, 3 of 4 @ 2 s)";
    assertThat(Cut.of(line)).isSameAs(line).isEqualTo(line);
  }
}
