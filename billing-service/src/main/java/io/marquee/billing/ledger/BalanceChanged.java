package io.marquee.billing.ledger;

import java.util.UUID;

/** Credits of an account were booked, in the transaction at hand. */
public record BalanceChanged(UUID accountId) {}
