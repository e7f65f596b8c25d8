package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi;
import io.flashsale.testing.TestStore;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsIT {
  private static TestStore store;
  private static HttpApi http;

  @BeforeAll
  static void openStore() {
    store = TestStore.open();
    http = store.http();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  @Test
  void everyAnswerHasAnIdOfItsOwn() {
    Set<String> ids = new HashSet<>();
    for (String path : new String[] {"/", "/health", "/api/products", "/api/nothing"}) {
      ids.add(http.get(path).header("X-Request-Id"));
    }
    assertThat(ids).hasSize(4).doesNotContainNull();
  }

  @Test
  void theIdThatAProxyGaveIsKept() {
    assertThat(http.get("/health", "X-Request-Id", "proxy-1.abc_9").header("X-Request-Id"))
        .isEqualTo("proxy-1.abc_9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with space in it", "<script>alert(1)</script>", "a\"b{c}d,e:f"})
  void whatIsNoIdIsNotRepeated(String given) {
    assertThat(http.get("/health", "X-Request-Id", given).header("X-Request-Id"))
        .isNotEqualTo(given)
        .matches("[0-9a-f]{8}-[0-9a-f]{8}");
  }
}
