package io.flashsale.console.server;

import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.view.Views;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page of the addresses, the health and the admin token. */
public final class ServerPage implements Page {
  private final ServerController controller;

  public ServerPage(ConsoleStore store, HealthViewModel health, PageTools tools) {
    controller = new ServerController(new ServerViewModel(store.info(), tools.clipboard()), health);
  }

  @Override
  public String key() {
    return "server";
  }

  @Override
  public String title() {
    return "_Server";
  }

  @Override
  public Feather icon() {
    return Feather.SERVER;
  }

  @Override
  public Parent view() {
    return Views.load(controller, "server.fxml");
  }
}
