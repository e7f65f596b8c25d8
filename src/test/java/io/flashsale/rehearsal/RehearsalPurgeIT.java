package io.flashsale.rehearsal;

import static io.flashsale.testing.HttpApi.asAdmin;
import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a purge takes of a line and of a draw. */
class RehearsalPurgeIT {
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

  private static int make(String opening, Instant starts) {
    String body =
        """
        {"name":"Rehearsal","price":1,"totalStock":2,"rehearsal":true,"opening":"%s",
         "saleStartsAt":"%s","saleEndsAt":"%s"}\
        """
            .formatted(opening, starts, starts.plusSeconds(1_200));
    Answer made = http.post("/api/admin/products", body, asAdmin());
    assertThat(made.status()).isEqualTo(201);
    return made.json().path("id").intValue();
  }

  private static int purge(int productId) {
    return http.delete("/api/admin/products/" + productId, asAdmin()).status();
  }

  private static long rows(String table, int productId) {
    return store.number(
        "SELECT count(*) FROM %s WHERE product_id = %d".formatted(table, productId));
  }

  @Test
  void theLineGoesWithItsOffers() {
    int id = make("first-come", Instant.now().minusSeconds(600));
    List<String> held = new ArrayList<>();
    for (String email : List.of("ann@example.com", "bob@example.com")) {
      held.add(http.hold(id, email, 1).json().path("orderId").stringValue());
    }
    Answer first = http.join(id, "first@example.com", 1);
    assertThat(http.join(id, "second@example.com", 1).status()).isEqualTo(201);
    http.post("/api/orders/" + held.getFirst() + "/cancel", null);
    String entry = "/api/waitlist/" + first.json().path("entryId").stringValue();
    assertThat(http.get(entry).json().path("state").stringValue()).isEqualTo("offered");

    assertThat(purge(id)).isEqualTo(204);

    assertProblem(http.get(entry), 404, "not_found");
    assertThat(rows("waitlist_entries", id)).isZero();
    assertThat(rows("orders", id)).isZero();
  }

  @Test
  void aRehearsalsDrawGoesAndNoOther() {
    Instant starts = Instant.now().plusSeconds(600);
    Product kept = store.drawProduct(1, starts, starts.plusSeconds(600), null);
    int id = make("draw", starts);
    assertThat(http.join(id, "ann@example.com", 1).status()).isEqualTo(201);
    assertThat(http.join(kept.id(), "ann@example.com", 1).status()).isEqualTo(201);

    assertThat(purge(id)).isEqualTo(204);

    for (String table : List.of("draws", "draw_seeds", "waitlist_entries")) {
      assertThat(rows(table, id)).isZero();
      assertThat(rows(table, kept.id())).isOne();
      assertThatThrownBy(() -> store.run("DELETE FROM " + table))
          .hasStackTraceContaining("only what belongs to a rehearsal");
    }
  }
}
