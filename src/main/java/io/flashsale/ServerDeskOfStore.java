package io.flashsale;

import io.flashsale.console.server.ServerDesk;
import io.flashsale.embedded.AdminToken;
import io.flashsale.embedded.AdminToken.Renewal;
import io.flashsale.health.Latency;
import io.flashsale.redis.Nodes.Roster;
import io.flashsale.throttle.Limit;
import io.flashsale.throttle.LimitName;
import io.flashsale.web.OfficeServices;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running store's nodes, limits, token and log. */
record ServerDeskOfStore(OfficeServices services, AdminToken adminToken, Path log)
    implements ServerDesk {

  @Override
  public Roster nodes() {
    return services.nodes().read();
  }

  @Override
  public Latency latency() {
    return services.latency().read();
  }

  @Override
  public List<Limit> limits() {
    return services.limits().all();
  }

  @Override
  public List<Limit> change(Map<LimitName, Optional<Integer>> wanted) {
    return services.limits().change(wanted);
  }

  @Override
  public String token() {
    return adminToken.get();
  }

  @Override
  public boolean tokenRenewable() {
    return adminToken.renewable();
  }

  @Override
  public Renewal renewToken() {
    return adminToken.renew();
  }
}
