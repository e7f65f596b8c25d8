package io.flashsale.console.shell;

import java.util.function.Supplier;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/**
 * A page of the console.
 *
 * @param title its name, with an underscore before the letter that opens it
 * @param view makes what it shows, when it is opened for the first time
 */
public record Page(String title, Feather icon, Supplier<Parent> view) {}
