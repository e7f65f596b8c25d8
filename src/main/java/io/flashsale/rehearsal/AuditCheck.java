package io.flashsale.rehearsal;

/**
 * One thing that must hold after a rehearsal.
 *
 * @param claim what must hold, as a sentence
 * @param seen what was seen, as a clause
 * @param holds whether it does
 */
public record AuditCheck(String claim, String seen, boolean holds) {}
