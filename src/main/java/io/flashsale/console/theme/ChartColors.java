package io.flashsale.console.theme;

import java.awt.Color;

/**
 * The colours of a chart, which takes none from the style sheets.
 *
 * @param background the card that the chart lies on
 * @param grid the lines behind the bars
 * @param text the labels of the axes
 * @param sold the bars of sold units
 * @param expired the bars of expired units
 */
public record ChartColors(Color background, Color grid, Color text, Color sold, Color expired) {
  private static final ChartColors LIGHT =
      new ChartColors(
          new Color(0xffffff),
          new Color(0xe9ebf1),
          new Color(0x5c6577),
          new Color(0x4f46e5),
          new Color(0xf2a93b));
  private static final ChartColors DARK =
      new ChartColors(
          new Color(0x171b24),
          new Color(0x2a303c),
          new Color(0x9aa3b5),
          new Color(0x818cf8),
          new Color(0xe3a13a));

  /** The colours beside the light or the dark style sheets; the same values stand there. */
  public static ChartColors of(boolean dark) {
    return dark ? DARK : LIGHT;
  }
}
