package io.flashsale.console.server;

import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.live.Live;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.view.Views;
import java.time.Duration;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page of the addresses, the nodes, the limits, the admin token and the log. */
public final class ServerPage implements Page {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final ServerController controller;
  private final Live live;

  public ServerPage(ConsoleStore store, HealthViewModel health, PageTools tools) {
    ServerDesk desk = store.office().server();
    ServerViewModel viewModel =
        new ServerViewModel(store.info(), desk, tools.work(), tools.clipboard(), tools.formats());
    controller = new ServerController(viewModel, health);
    live = new Live(tools.changes(), tools.pulse());
    live.read(viewModel::read, EVERY, viewModel::accept);
    live.read(() -> new LogTail(desk.log()).read(), EVERY, viewModel.log()::accept);
  }

  @Override
  public PageName name() {
    return new PageName("server", "_Server", Feather.SERVER);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "server.fxml");
  }

  @Override
  public void shown() {
    live.shown();
  }

  @Override
  public void hidden() {
    live.hidden();
  }

  @Override
  public void find() {
    controller.find();
  }
}
