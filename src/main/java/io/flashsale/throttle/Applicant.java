package io.flashsale.throttle;

/**
 * Who asks for a hold.
 *
 * @param customerKey the canonical e-mail
 * @param clientAddress the client's address, of IPv6 its /64
 */
public record Applicant(String customerKey, String clientAddress) {}
