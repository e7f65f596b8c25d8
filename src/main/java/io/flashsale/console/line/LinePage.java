package io.flashsale.console.line;

import io.flashsale.console.live.Seen;
import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.store.Office;
import io.flashsale.console.view.Views;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page of the line and the draw. */
public final class LinePage implements Page {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final LineViewModel viewModel;
  private final LineController controller;
  private final Seen seen = new Seen();

  public LinePage(Office office, PageTools tools) {
    viewModel = new LineViewModel(office.line(), tools.work(), office.choice(), tools.formats());
    controller = new LineController(viewModel, tools.clipboard());
    tools.pulse().poll(seen.only(viewModel::read), EVERY, seen.told(viewModel::accept));
  }

  @Override
  public String key() {
    return "line";
  }

  @Override
  public String title() {
    return "_Line and draw";
  }

  @Override
  public Feather icon() {
    return Feather.USERS;
  }

  @Override
  public Parent view() {
    return Views.load(controller, "line.fxml");
  }

  @Override
  public void shown() {
    seen.set(true);
  }

  @Override
  public void hidden() {
    seen.set(false);
  }

  @Override
  public void find() {
    controller.find();
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(new Shortcut("Shortcut+S", "Save the draw's data", viewModel::saveDraw));
  }
}
