package io.flashsale.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.store.StoreInfo;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerViewModelTest {
  private final List<String> copied = new ArrayList<>();

  private ServerViewModel viewModel(String... addresses) {
    StoreInfo info =
        new StoreInfo(
            List.of(addresses), "secret-token", Currency.getInstance("INR"), "here", "here");
    return new ServerViewModel(info, copied::add);
  }

  @Test
  void the_token_is_hidden_until_it_is_revealed() {
    ServerViewModel server = viewModel("http://10.0.0.2:4000");
    assertThat(server.tokenProperty().get()).doesNotContain("secret").doesNotContain("token");
    server.revealedProperty().set(true);
    assertThat(server.tokenProperty().get()).isEqualTo("secret-token");
  }

  @Test
  void a_hidden_token_can_be_copied() {
    viewModel("http://10.0.0.2:4000").copyToken();
    assertThat(copied).containsExactly("secret-token");
  }

  @Test
  void copies_the_address_that_is_chosen() {
    ServerViewModel server = viewModel("http://10.0.0.2:4000", "http://localhost:4000");
    server.copyAddress();
    server.addressProperty().set("http://localhost:4000");
    server.copyAddress();
    assertThat(copied).containsExactly("http://10.0.0.2:4000", "http://localhost:4000");
  }

  @Test
  void knows_whether_others_reach_the_shop() {
    assertThat(viewModel("http://localhost:4000", "http://127.0.0.1:4000").reachableByOthers())
        .isFalse();
    assertThat(viewModel("http://10.0.0.2:4000").reachableByOthers()).isTrue();
  }
}
