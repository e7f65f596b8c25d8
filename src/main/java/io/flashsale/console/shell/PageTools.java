package io.flashsale.console.shell;

import io.flashsale.console.live.Changes;
import io.flashsale.console.live.Pulse;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.view.TextClipboard;
import io.flashsale.console.work.Work;

/**
 * What every page is given.
 *
 * @param formats numbers, money and times as this desktop writes them
 * @param clipboard where copied text goes
 * @param theme light or dark, for what takes no style sheet
 * @param work where long work is done
 * @param changes what the store's feed tells, put together
 * @param pulse reads a source again and again
 * @param memory what is remembered of the last time
 */
public record PageTools(
    Formats formats,
    TextClipboard clipboard,
    ThemeViewModel theme,
    Work work,
    Changes changes,
    Pulse pulse,
    Memory memory) {}
