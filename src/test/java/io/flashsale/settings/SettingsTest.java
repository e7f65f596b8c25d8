package io.flashsale.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.startup.StartFailure;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static Settings read(String... namesAndValues) throws StartFailure {
    Map<String, String> environment = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Settings.read(new RawSettings(Map.of(), environment));
  }

  /** Fails unless the value stops the start with one clear line that names the setting. */
  private static void assertRefused(String name, String value) {
    assertThatThrownBy(() -> read(name, value))
        .isInstanceOfSatisfying(
            StartFailure.class,
            failure ->
                assertThat(failure.sentence())
                    .contains(name)
                    .endsWith(".")
                    .doesNotContain("\n")
                    .doesNotContain("Exception"));
  }

  @Test
  void whatIsNotSetHasItsDefault() throws StartFailure {
    Settings settings = read();

    assertThat(settings.databaseUrl()).isNull();
    assertThat(settings.redisUrls()).isEmpty();
    assertThat(settings.port()).isEqualTo(4000);
    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".flashsale"));
    assertThat(settings.holdTime()).isEqualTo(Duration.ofSeconds(120));
    assertThat(settings.holdsPerEmail()).isEqualTo(2);
    assertThat(settings.holdsPerIp()).isEqualTo(2);
    assertThat(settings.holdWindow()).isEqualTo(Duration.ofSeconds(600));
    assertThat(settings.cooldown()).isEqualTo(Duration.ofSeconds(600));
    assertThat(settings.trustedProxies()).isEmpty();
    assertThat(settings.corsOrigins()).isEmpty();
    assertThat(settings.adminToken()).isNull();
    assertThat(settings.currency().getCurrencyCode()).isEqualTo("INR");
  }

  @ParameterizedTest
  @EnumSource(SettingName.class)
  void aBlankValueCountsAsNotSet(SettingName name) throws StartFailure {
    assertThat(read(name.name(), "  ")).isEqualTo(read());
  }

  @ParameterizedTest
  @EnumSource(
      value = SettingName.class,
      names = {
        "DATABASE_URL",
        "REDIS_URL",
        "FLASHSALE_HOME",
        "TRUSTED_PROXIES",
        "CORS_ORIGINS",
        "ADMIN_TOKEN",
        "TLS_CERT",
        "TLS_KEY",
        // Set, they count this machine's own programs, too.
        "CONNECTIONS_PER_IP",
        "REQUESTS_PER_IP",
        "ADMIN_ATTEMPTS"
      },
      mode = EnumSource.Mode.EXCLUDE)
  void whatHelpSaysOfADefaultIsTheDefault(SettingName name) throws StartFailure {
    assertThat(read(name.name(), name.defaultValue())).isEqualTo(read());
  }

  @Test
  void aFlagGoesBeforeTheEnvironment() throws StartFailure {
    var raw = new RawSettings(Map.of("PORT", "5000"), Map.of("PORT", "6000", "CURRENCY", "EUR"));

    assertThat(Settings.read(raw).port()).isEqualTo(5000);
    assertThat(Settings.read(raw).currency().getCurrencyCode()).isEqualTo("EUR");
  }

  @Test
  void eachSettingHasAFlag() {
    assertThat(Arrays.stream(SettingName.values()).map(SettingName::flag))
        .contains("--database-url", "--hold-seconds", "--holds-per-ip", "--flashsale-home")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 0, 65535",
    "HOLD_SECONDS, 1, 86400",
    "HOLDS_PER_EMAIL, 0, 1000000000",
    "HOLDS_PER_IP, 0, 1000000000",
    "HOLD_WINDOW_SECONDS, 0, 31536000",
    "COOLDOWN_SECONDS, 0, 31536000"
  })
  void aNumberIsTakenFromItsLeastToItsMost(String name, int least, int most) throws StartFailure {
    read(name, String.valueOf(least));
    read(name, " " + most + " ");
    for (String bad :
        List.of(
            String.valueOf(least - 1L),
            String.valueOf(most + 1L),
            "x",
            "1.5",
            "1e3",
            "0x10",
            "99999999999999999999",
            "1 2")) {
      assertRefused(name, bad);
    }
  }

  @Test
  void numbersAreWhatTheySay() throws StartFailure {
    Settings settings =
        read(
            "PORT", "0",
            "HOLD_SECONDS", "1",
            "HOLDS_PER_EMAIL", "3",
            "HOLDS_PER_IP", "0",
            "HOLD_WINDOW_SECONDS", "0");

    assertThat(settings.port()).isZero();
    assertThat(settings.holdTime()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.holdsPerEmail()).isEqualTo(3);
    assertThat(settings.holdsPerIp()).isZero();
    assertThat(settings.holdWindow()).isZero();
  }

  @Test
  void theHomeIsAFolder() throws StartFailure {
    assertThat(read("FLASHSALE_HOME", "some/folder").home())
        .isEqualTo(Path.of("some/folder").toAbsolutePath());
    assertRefused("FLASHSALE_HOME", "no\u0000path");
  }

  @Test
  void redisIsReachedAtOneAddressOrSeveral() throws StartFailure {
    assertThat(read("REDIS_URL", "redis://:pw@one:6379/3").redisUrls())
        .containsExactly("redis://:pw@one:6379/3");
    assertThat(read("REDIS_URL", "rediss://one, rediss://two:7000").redisUrls())
        .containsExactly("rediss://one", "rediss://two:7000");
  }

  @Test
  void ofSeveralAddressesTheLaterOnesMayBeHostAndPortOnly() throws StartFailure {
    assertThat(read("REDIS_URL", "rediss://:pw@one:6379,two,three:7000").redisUrls())
        .containsExactly("rediss://:pw@one:6379", "rediss://two", "rediss://three:7000");
  }

  @Test
  void sentinelsAreNamedWithTheirMaster() throws StartFailure {
    assertThat(read("REDIS_URL", "redis-sentinel://u:p%40w@one:26379,two/3#shop").redisUrls())
        .containsExactly("redis-sentinel://u:p%40w@one:26379/3#shop", "redis-sentinel://two");
    assertThat(read("REDIS_URL", "rediss-sentinel://one#shop rediss-sentinel://two").redisUrls())
        .containsExactly("rediss-sentinel://one/0#shop", "rediss-sentinel://two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-sentinel://:s3cret@one:26379",
        "redis-sentinel://:s3cret@one:26379#",
        "redis-sentinel://:s3cret@one#a,redis-sentinel://two#b",
        "redis-sentinel://:s3cret@one/1,redis-sentinel://two/2#shop",
        "redis-sentinel://:s3cret@one#shop,redis://two",
        "redis-sentinel://:s3cret@one#shop,redis-sentinel://:other@two",
        "redis-cluster://:s3cret@one,two",
        "redis://:s3cret@one#shop",
        "redis://:s3cret@one/db",
        "redis://:s3cret@one/1,two",
        "redis://:s3cret@one,rediss://two",
        "redis://:s3cret@one,redis://:other@two",
        "redis://:s3cret@one,two:0"
      })
  void addressesThatDoNotGoTogetherAreRefusedWithoutRepeatingAPassword(String url) {
    assertRefused("REDIS_URL", url);
    assertThatThrownBy(() -> read("REDIS_URL", url)).message().doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:6379",
        "http://s3cret@localhost:6379",
        "redis:",
        "redis://",
        "redis:///0",
        "redis://:s3cret@host:port",
        "redis://:s3cret@host:70000",
        "redis://:s3cret@host:0",
        "redis://ok:6379,s3cret@nope",
        "redis://:s3cret%zz@host:6379",
        "redis://:s3cret@[::1:6379"
      })
  void aBadRedisUrlIsRefusedWithoutRepeatingItsPassword(String url) {
    assertRefused("REDIS_URL", url);
    assertThatThrownBy(() -> read("REDIS_URL", url)).message().doesNotContain("s3cret");
  }

  @Test
  void proxiesAreAddressesAndBlocks() throws StartFailure {
    assertThat(read("TRUSTED_PROXIES", "10.0.0.0/8, ::1 192.168.1.7").trustedProxies()).hasSize(3);
    for (String bad :
        List.of(
            "proxy.example.com",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "10.0.0.0/x",
            "10.0.0.0/",
            "::1/129",
            "/8")) {
      assertRefused("TRUSTED_PROXIES", "10.0.0.1," + bad);
    }
  }

  @Test
  void originsAreWhatABrowserSends() throws StartFailure {
    assertThat(read("CORS_ORIGINS", "http://localhost:3000,https://shop.example.com").corsOrigins())
        .containsExactly("http://localhost:3000", "https://shop.example.com");
    assertThat(read("CORS_ORIGINS", "*").corsOrigins()).containsExactly("*");
    for (String bad :
        List.of(
            "localhost:3000",
            "http://localhost:3000/",
            "http://localhost/path",
            "http://localhost?x=1",
            "http://localhost#x",
            "http://user@localhost",
            "ftp://localhost",
            "http://",
            "null",
            "http://*.example.com",
            "http://bad host")) {
      assertRefused("CORS_ORIGINS", bad);
    }
  }

  @Test
  void theAdminTokenIsLongEnoughAndVisible() throws StartFailure {
    assertThat(read("ADMIN_TOKEN", "a".repeat(16)).adminToken()).isEqualTo("a".repeat(16));
    assertThat(read("ADMIN_TOKEN", "~".repeat(256)).adminToken()).hasSize(256);
    for (String bad :
        List.of(
            "s3cret-too-short".substring(1),
            "s3cret-" + "x".repeat(250),
            "s3cret with a space",
            "s3cret-schl\u00fcssel-x")) {
      assertRefused("ADMIN_TOKEN", bad);
      assertThatThrownBy(() -> read("ADMIN_TOKEN", bad)).message().doesNotContain("3cret");
    }
  }

  @Test
  void theCurrencyIsACode() throws StartFailure {
    assertThat(read("CURRENCY", "EUR").currency().getCurrencyCode()).isEqualTo("EUR");
    for (String bad : List.of("euro", "eur", "E", "\u20ac", "ZZZ")) {
      assertRefused("CURRENCY", bad);
    }
  }

  @Test
  void servingElsewhereChangesNothingElse() throws StartFailure {
    Settings settings = read("PORT", "5000", "CURRENCY", "EUR");

    Settings elsewhere = settings.servingOn("127.0.0.1", 0);

    assertThat(elsewhere.host()).isEqualTo("127.0.0.1");
    assertThat(elsewhere.port()).isZero();
    assertThat(elsewhere.servingOn(settings.host(), settings.port())).isEqualTo(settings);
  }

  @Test
  void aDatabaseUrlIsTakenApart() throws StartFailure {
    DatabaseUrl url =
        Objects.requireNonNull(
            read(
                    "DATABASE_URL",
                    "postgresql://shop:s3cret@db.example.com:6543/sale?sslmode=require")
                .databaseUrl());

    assertThat(url.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example.com:6543/sale?sslmode=require");
    assertThat(url.user()).isEqualTo("shop");
    assertThat(url.password()).isEqualTo("s3cret");
    assertThat(url.shown()).isEqualTo("postgresql://db.example.com:6543/sale");
    assertThat(url.toString()).doesNotContain("s3cret");
  }

  @Test
  void userAndPasswordArePercentDecodedAndAPlusIsAPlus() throws StartFailure {
    DatabaseUrl url = DatabaseUrl.parse("postgres://us%65r:p%40ss%3Aw+rd%25%2F%C3%A4@host/db");

    assertThat(url.user()).isEqualTo("user");
    assertThat(url.password()).isEqualTo("p@ss:w+rd%/\u00e4");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://host:5432/db");
  }

  @Test
  void whatMayBeMissingMayBeMissing() throws StartFailure {
    assertThat(DatabaseUrl.parse("postgresql://host/db").user()).isNull();
    assertThat(DatabaseUrl.parse("postgresql://user@host/db").password()).isNull();
    assertThat(DatabaseUrl.parse("postgresql://user:@host/db").password()).isEmpty();
    assertThat(DatabaseUrl.parse("jdbc:postgresql://host/db").jdbcUrl())
        .isEqualTo("jdbc:postgresql://host:5432/db");
    assertThat(DatabaseUrl.parse("postgresql://[::1]:5433/db").jdbcUrl())
        .isEqualTo("jdbc:postgresql://[::1]:5433/db");
    assertThat(DatabaseUrl.parse("postgresql://user:a:b@host/db").password()).isEqualTo("a:b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "mysql://user:s3cret@host/db",
        "postgresql:",
        "postgresql://",
        "postgresql:///db",
        "postgresql://user:s3cret@host",
        "postgresql://user:s3cret@host/",
        "postgresql://user:s3cret@/db",
        "postgresql://user:s3cret @host/db",
        "postgresql://user:s3cret%zz@host/db",
        "postgresql://user:s3cret#x@host/db",
        "postgresql://user:s3cret/x@host/db",
        "postgresql://user:s3cret@host:port/db",
        "postgresql://user:s3cret@host:70000/db",
        "postgresql://user:s3cret@host:0/db",
        "postgresql://user:s3cret@one,two/db"
      })
  void aBadDatabaseUrlIsRefusedWithoutRepeatingItsPassword(String url) {
    assertRefused("DATABASE_URL", url);
    assertThatThrownBy(() -> read("DATABASE_URL", url)).message().doesNotContain("s3cret");
  }

  @Test
  void settingsInALogShowNoSecrets() throws StartFailure {
    Settings settings =
        read(
            "DATABASE_URL", "postgresql://user:s3cret@host/db?password=s3cret",
            "REDIS_URL", "redis://:s3cret@host:6379",
            "ADMIN_TOKEN", "s3cret-s3cret-s3cret");

    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @Test
  void aLimitOfAnAddressCountsThisMachineOnlyWhereItIsSet() throws Exception {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    InetAddress other = InetAddress.ofLiteral("192.168.1.9");

    AddressLimit usual = read("CURRENCY", "EUR").requestsPerIp();
    assertThat(usual).isEqualTo(new AddressLimit(1_000, false));
    assertThat(usual.holdsFor(loopback)).isFalse();
    assertThat(usual.holdsFor(other)).isTrue();

    AddressLimit set = read("REQUESTS_PER_IP", "1000").requestsPerIp();
    assertThat(set.holdsFor(loopback)).isTrue();
    AddressLimit off = read("REQUESTS_PER_IP", "0").requestsPerIp();
    assertThat(off.holdsFor(other)).isFalse();
    for (String name : new String[] {"REQUESTS_PER_IP", "CONNECTIONS_PER_IP", "ADMIN_ATTEMPTS"}) {
      for (String bad : new String[] {"-1", "many", "1000001"}) {
        assertRefused(name, bad);
      }
    }
  }
}
