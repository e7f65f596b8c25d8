package io.flashsale.bench;

import io.flashsale.bench.HttpLoad.Preparation;
import io.flashsale.bench.Wrk.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Confirms of holds that were made before, each once; makes more holds where there are too few. */
final class Confirms implements Preparation {
  private static final String IDS = "orders-to-confirm";
  private static final int THREADS = 2;
  private static final int CONNECTIONS = 256;

  /** Confirms may be this much faster than holds before the holds to confirm run out. */
  private static final double ROOM = 3;

  /** A store that was started just now makes holds slowly at first: its rate then says little. */
  private static final int LEAST_PER_SECOND = 12_000;

  private static final int MOST = 5_000_000;

  private final Site site;
  private final Wrk wrk;
  private final Path folder;
  private final Preparation holds;
  private final int productId;
  private double holdsPerSecond;

  Confirms(Site site, Wrk wrk, Path folder, Preparation holds, int productId) {
    this.site = site;
    this.wrk = wrk;
    this.folder = folder;
    this.holds = holds;
    this.productId = productId;
  }

  @Override
  public Load load(Duration time) throws Unmeasured {
    List<String> ids = pending(time);
    while (holdsPerSecond == 0 || ids.size() < wanted(time)) {
      WrkOutput made = wrk.run(holds.load(time), time, false);
      made.check(201);
      holdsPerSecond = Math.max(holdsPerSecond, made.sample().perSecond());
      ids = pending(time);
    }
    try {
      Files.write(folder.resolve(IDS), ids);
    } catch (IOException e) {
      throw new Unmeasured("The orders to confirm could not be written: " + e.getMessage(), e);
    }
    return new Load(
        site.store(),
        Scripts.CONFIRMS,
        THREADS,
        CONNECTIONS,
        List.of(IDS, String.valueOf(THREADS)));
  }

  private int wanted(Duration time) {
    double perSecond = Math.max(LEAST_PER_SECOND, ROOM * holdsPerSecond);
    return (int) Math.min(MOST, perSecond * time.toSeconds());
  }

  private List<String> pending(Duration time) throws Unmeasured {
    return site.database().pendingOrders(productId, Math.max(1, wanted(time)));
  }
}
