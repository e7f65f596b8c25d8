package io.flashsale.web;

import io.flashsale.waitlist.DrawService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The draws that were asked for last, compressed. A draw of 100,000 entries is 4 MB here, so only a
 * few are kept; one that is missing is made again.
 */
final class DrawCache {
  private static final int KEPT = 3;

  private final DrawService draws;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, DrawDocument> kept = new LinkedHashMap<>(KEPT + 1, 0.75f, true);

  DrawCache(DrawService draws) {
    this.draws = draws;
  }

  /** The document of a draw that was made; whoever asks meanwhile waits for the same one. */
  DrawDocument of(int productId) {
    lock.lock();
    try {
      DrawDocument known = kept.get(productId);
      if (known != null) {
        return known;
      }
      DrawDocument made =
          draws
              .published(productId)
              .map(draw -> DrawDocument.of(productId, draw))
              .orElseThrow(Paths::productNotFound);
      kept.put(productId, made);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      return made;
    } finally {
      lock.unlock();
    }
  }
}
