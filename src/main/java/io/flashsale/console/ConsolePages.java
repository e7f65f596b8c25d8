package io.flashsale.console;

import io.flashsale.console.files.FilesPage;
import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.line.LinePage;
import io.flashsale.console.overview.OverviewPage;
import io.flashsale.console.rehearsal.RehearsalPage;
import io.flashsale.console.server.ServerPage;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.store.ConsoleStore;
import java.util.List;

/** All pages of the console, in the order of the navigation. */
final class ConsolePages {
  private ConsolePages() {}

  static List<Page> of(ConsoleStore store, HealthViewModel health, PageTools tools) {
    return List.of(
        new OverviewPage(store, tools),
        new LinePage(store.office(), tools),
        new RehearsalPage(store.office(), tools),
        new ServerPage(store, health, tools),
        new FilesPage(store.office(), tools));
  }
}
