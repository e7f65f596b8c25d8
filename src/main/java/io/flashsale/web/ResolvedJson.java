package io.flashsale.web;

import io.flashsale.ledger.Receipt;

/** The answer to what resolved an order: the order as it is then, and the event's receipt. */
record ResolvedJson(boolean success, OrderJson order, Receipt ledger) {}
