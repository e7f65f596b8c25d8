package io.flashsale.console.files;

import io.flashsale.console.shell.Page;
import io.flashsale.console.shell.PageName;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.shell.Shortcut;
import io.flashsale.console.store.Office;
import io.flashsale.console.view.Views;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/** The page of files and backups. */
public final class FilesPage implements Page {
  private final FilesViewModel viewModel;
  private final FilesController controller;

  public FilesPage(Office office, PageTools tools) {
    viewModel =
        new FilesViewModel(
            office.files(), office.choice(), office.viewer(), tools.work(), tools.formats());
    controller = new FilesController(viewModel);
  }

  @Override
  public PageName name() {
    return new PageName("files", "_Files", Feather.FOLDER);
  }

  @Override
  public Parent view() {
    return Views.load(controller, "files.fxml");
  }

  @Override
  public void shown() {
    viewModel.refresh();
  }

  @Override
  public void find() {
    controller.find();
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Shortcut+S", "Save the day's report as PDF", viewModel::savePdf),
        new Shortcut("Shortcut+P", "Open the day's report to print it", viewModel::print),
        new Shortcut("Shortcut+B", "Back up", viewModel::backUp));
  }
}
