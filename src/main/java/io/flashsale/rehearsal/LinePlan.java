package io.flashsale.rehearsal;

/**
 * How a crowd stands in line.
 *
 * @param draw whether all enter before the opening and are drawn; else they rush, and who is
 *     refused as sold out joins the line
 * @param passed the share of the offers that is let pass, 0 to 1; those that are neither checked
 *     out nor let pass are declined
 */
public record LinePlan(boolean draw, double passed) {}
