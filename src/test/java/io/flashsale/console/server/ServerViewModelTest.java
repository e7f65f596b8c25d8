package io.flashsale.console.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.console.FakeOffice;
import io.flashsale.console.live.Reading;
import io.flashsale.console.message.Message;
import io.flashsale.console.store.StoreInfo;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Work;
import io.flashsale.embedded.AdminToken.Renewal;
import io.flashsale.health.Latency;
import io.flashsale.redis.Nodes.Roster;
import io.flashsale.throttle.LimitName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerViewModelTest {
  @TempDir private Path folder;
  private final List<String> copied = new ArrayList<>();
  private final FakeOffice office = new FakeOffice();

  private ServerViewModel viewModel(String... addresses) {
    Currency rupee = Currency.getInstance("INR");
    StoreInfo info = new StoreInfo(List.of(addresses), "secret-token", rupee, "here", "here");
    office.token = "secret-token";
    return new ServerViewModel(
        info,
        office.office().server(),
        new Work(Runnable::run),
        copied::add,
        new Formats(Locale.US, ZoneId.of("UTC"), rupee));
  }

  private static void read(ServerViewModel server) {
    server.accept(new Reading.Fresh<>(server.read()));
  }

  private static Message message(ServerViewModel server) {
    await().until(() -> server.messages().messageProperty().get() != null);
    return Objects.requireNonNull(server.messages().messageProperty().get());
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

  @Test
  void a_renewed_token_is_the_one_that_is_copied() {
    ServerViewModel server = viewModel("http://localhost:4000");
    server.renewToken();
    assertThat(message(server).kind()).isEqualTo(Message.Kind.DONE);
    server.copyToken();
    assertThat(copied).containsExactly("a-new-token-0123456789");
  }

  @Test
  void a_token_of_the_operator_stays_and_it_is_said_where_to_change_it() {
    office.renewal = new Renewal.SetByOperator();
    ServerViewModel server = viewModel("http://localhost:4000");
    server.renewToken();
    assertThat(message(server).sentence()).contains("ADMIN_TOKEN");
    server.copyToken();
    assertThat(copied).containsExactly("secret-token");
  }

  @Test
  void nodes_and_times_are_told_and_what_is_not_known_is_said() {
    ServerViewModel server = viewModel("http://localhost:4000");
    read(server);
    assertThat(server.nodes().stream().map(NodeRow::name))
        .containsExactly("till-1 (this one)", "till-2");
    assertThat(server.databaseTimeProperty().get()).isEqualTo("0.7 ms");
    office.latency = new Latency(null, null);
    office.nodes = () -> new Roster(List.of(), null, false);
    read(server);
    assertThat(server.databaseTimeProperty().get()).isEmpty();
    assertThat(server.nodesNoteProperty().get()).contains("Redis does not answer");
    server.accept(new Reading.Missing<>());
    assertThat(server.nodesNoteProperty().get()).contains("The store does not answer");
  }

  @Test
  void a_limit_is_changed_and_an_emptied_field_gives_it_back() {
    ServerViewModel server = viewModel("http://localhost:4000");
    LimitsViewModel limits = server.limits();
    read(server);
    assertThat(limits.changed().get()).isFalse();
    limits.typed(LimitName.HOLDS_PER_IP).set("9");
    assertThat(limits.changed().get()).isTrue();
    limits.save();
    assertThat(message(server).sentence()).startsWith("Changed");
    assertThat(limits.origin(LimitName.HOLDS_PER_IP).get()).contains("set to 2 at the start");
    limits.typed(LimitName.HOLDS_PER_IP).set("");
    limits.save();
    await().until(() -> limits.typed(LimitName.HOLDS_PER_IP).get().equals("2"));
  }

  @Test
  void what_is_typed_stays_while_the_store_is_read_and_what_is_no_limit_is_said() {
    ServerViewModel server = viewModel("http://localhost:4000");
    LimitsViewModel limits = server.limits();
    read(server);
    limits.typed(LimitName.COOLDOWN_SECONDS).set("-1");
    read(server);
    assertThat(limits.typed(LimitName.COOLDOWN_SECONDS).get()).isEqualTo("-1");
    assertThat(limits.mistake().get()).startsWith("Wait after two lapses");
    limits.save();
    assertThat(message(server).kind()).isEqualTo(Message.Kind.ERROR);
  }

  @Test
  void the_log_is_found_in_followed_and_stands_still() {
    LogViewModel log = viewModel("http://localhost:4000").log();
    log.accept(new Reading.Fresh<>(List.of("one INFO", "two WARN")));
    assertThat(log.lines()).containsExactly("one INFO", "two WARN");
    log.filterProperty().set("warn");
    assertThat(log.lines()).containsExactly("two WARN");
    log.filterProperty().set("zebra");
    assertThat(log.stateProperty().get()).contains("zebra");
    log.filterProperty().set("");
    log.followProperty().set(false);
    log.accept(new Reading.Fresh<>(List.of("three")));
    assertThat(log.lines()).containsExactly("one INFO", "two WARN");
    log.followProperty().set(true);
    log.accept(new Reading.Fresh<>(List.of("three")));
    assertThat(log.lines()).containsExactly("three");
    log.accept(new Reading.Missing<>());
    assertThat(log.stateProperty().get()).contains("cannot be read");
  }

  @Test
  void of_a_long_log_the_end_is_read_in_whole_lines() throws IOException {
    Path file = folder.resolve("store.log");
    assertThat(new LogTail(file).read()).isEmpty();
    Files.writeString(file, "0123456789\n".repeat(100_000) + "the end\n");
    List<String> lines = new LogTail(file).read();
    assertThat(lines).last().isEqualTo("the end");
    assertThat(lines.getFirst()).isEqualTo("0123456789");
    assertThat(lines).hasSizeLessThan(30_000);
  }
}
