package io.flashsale;

import io.flashsale.embedded.Home;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.tls.Pinned;
import io.flashsale.tls.TlsIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How commands of a home talk to the store that runs on it. */
final class RunningStoreClient {
  private RunningStoreClient() {}

  /**
   * A client that trusts the store of the settings' home alone.
   *
   * @param url where it runs
   */
  static HttpClient of(Settings settings, String url) throws StartFailure {
    SSLContext trust = trust(settings, url);
    return trust == null
        ? HttpClient.newHttpClient()
        : HttpClient.newBuilder().sslContext(trust).build();
  }

  /**
   * Begins a call of the admin's to the store of the settings' home.
   *
   * @param url where it runs
   * @throws StartFailure when the home has no token to be read
   */
  static HttpRequest.Builder asAdmin(Settings settings, String url, String path)
      throws StartFailure {
    String given = settings.adminToken();
    String token = given != null ? given : Home.openShared(settings.home()).secret("admin-token");
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  /**
   * Whom clients of other kinds trust, as {@link #of} does; null where the store speaks plain HTTP.
   */
  static @Nullable SSLContext trust(Settings settings, String url) throws StartFailure {
    if (!url.startsWith("https:")) {
      return null;
    }
    Path given = settings.tls().certificate();
    Path own = settings.home().resolve(TlsIdentity.OWN_CERTIFICATE);
    if (given == null && !Files.exists(own)) {
      throw new StartFailure(
          "The running store at %s has a certificate that is not in its home: say by TLS_CERT where it is."
              .formatted(url));
    }
    return Pinned.trusting(given == null ? own : given);
  }
}
