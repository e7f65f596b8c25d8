package io.flashsale.settings;

import io.flashsale.startup.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator can set, checked.
 *
 * @param databaseUrl an external PostgreSQL, or null for the embedded one
 * @param redisUrls an external Redis (several addresses for Cluster or Sentinel), or empty for the
 *     embedded one
 * @param port the port of the store, 0 for any free one
 * @param host the address that the store binds to
 * @param home the folder of data and secrets
 * @param holdTime how long a hold lasts, 1 s to 1 day
 * @param holdsPerEmail granted holds per customer and window, 0 for no limit
 * @param holdsPerIp granted holds per client address and window, 0 for no limit
 * @param holdWindow the window of both limits, zero for no limit
 * @param cooldown the wait after two holds or offers that lapsed unpaid, zero for none
 * @param trustedProxies the proxies whose X-Forwarded-For is believed
 * @param corsOrigins the origins whose pages may call the API, "*" for any
 * @param adminToken the admin's bearer token, or null for one that is made and kept in the home
 * @param connectionsPerIp connections that a client address may have open
 * @param requestsPerIp requests a second of a client address
 * @param adminAttempts wrong admin tokens a minute of a client address
 * @param proofOfWork zero bits that holds and entries have to show while it is quiet, 0 for none
 * @param forgetAfterDays after how many days customers are forgotten, 0 for never
 * @param tls whether it serves HTTPS
 * @param logFormat how the log is written
 * @param liveClients how many may listen to live events at once, 0 for nobody
 * @param currency the currency of all prices
 */
public record Settings(
    @Nullable DatabaseUrl databaseUrl,
    List<String> redisUrls,
    int port,
    String host,
    Path home,
    Duration holdTime,
    int holdsPerEmail,
    int holdsPerIp,
    Duration holdWindow,
    Duration cooldown,
    List<AddressBlock> trustedProxies,
    List<String> corsOrigins,
    @Nullable String adminToken,
    AddressLimit connectionsPerIp,
    AddressLimit requestsPerIp,
    AddressLimit adminAttempts,
    int proofOfWork,
    int forgetAfterDays,
    TlsSettings tls,
    LogFormat logFormat,
    int liveClients,
    Currency currency) {

  /** Reads all settings from their raw values; a value that is absent has its default. */
  public static Settings read(RawSettings raw) throws StartFailure {
    String databaseUrl = raw.text("DATABASE_URL");
    return new Settings(
        databaseUrl == null ? null : DatabaseUrl.parse(databaseUrl),
        RedisUrls.parse(raw.list("REDIS_URL")),
        raw.number("PORT", 4000, 0, 65_535),
        raw.textOr("HOST", "0.0.0.0"),
        raw.home(),
        Duration.ofSeconds(raw.number("HOLD_SECONDS", 120, 1, 86_400)),
        raw.number("HOLDS_PER_EMAIL", 2, 0, 1_000_000_000),
        raw.number("HOLDS_PER_IP", 2, 0, 1_000_000_000),
        Duration.ofSeconds(raw.number("HOLD_WINDOW_SECONDS", 600, 0, 31_536_000)),
        Duration.ofSeconds(raw.number("COOLDOWN_SECONDS", 600, 0, 31_536_000)),
        AddressBlock.parseAll("TRUSTED_PROXIES", raw.list("TRUSTED_PROXIES")),
        raw.origins("CORS_ORIGINS"),
        raw.token("ADMIN_TOKEN"),
        raw.addressLimit("CONNECTIONS_PER_IP", 1_000),
        raw.addressLimit("REQUESTS_PER_IP", 1_000),
        raw.addressLimit("ADMIN_ATTEMPTS", 10),
        raw.number("PROOF_OF_WORK", 0, 0, 18),
        raw.number("FORGET_AFTER_DAYS", 0, 0, 36_500),
        TlsSettings.read(raw),
        raw.logFormat("LOG_FORMAT"),
        raw.number("LIVE_CLIENTS", 10_000, 0, 1_000_000),
        raw.currency("CURRENCY", "INR"));
  }

  /** The same settings, serving elsewhere. */
  public Settings servingOn(String otherHost, int otherPort) {
    return new Settings(
        databaseUrl,
        redisUrls,
        otherPort,
        otherHost,
        home,
        holdTime,
        holdsPerEmail,
        holdsPerIp,
        holdWindow,
        cooldown,
        trustedProxies,
        corsOrigins,
        adminToken,
        connectionsPerIp,
        requestsPerIp,
        adminAttempts,
        proofOfWork,
        forgetAfterDays,
        tls,
        logFormat,
        liveClients,
        currency);
  }

  /** For logs: without what has a secret in it. */
  @Override
  public String toString() {
    return "Settings[database=%s, redis addresses=%d, serving on %s:%d, home=%s]"
        .formatted(databaseUrl, redisUrls.size(), host, port, home);
  }
}
