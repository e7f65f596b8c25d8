package io.flashsale.console.store;

import io.flashsale.console.files.FilesDesk;
import io.flashsale.console.line.LineFiguresDesk;
import io.flashsale.console.rehearsal.RehearsalDesk;
import io.flashsale.console.server.ServerDesk;
import io.flashsale.console.view.FileChoice;
import io.flashsale.console.view.Viewer;

/**
 * What the pages behind the sale ask of the store. All but the choice of files may block and throw,
 * and is never called by the FX thread.
 *
 * @param line the figures of lines and the data of draws
 * @param rehearsal simulated crowds
 * @param server nodes, limits, token and log
 * @param files what is saved and read
 * @param choice asks for files, on the FX thread
 * @param viewer shows files by the desktop's own programs
 */
public record Office(
    LineFiguresDesk line,
    RehearsalDesk rehearsal,
    ServerDesk server,
    FilesDesk files,
    FileChoice choice,
    Viewer viewer) {}
