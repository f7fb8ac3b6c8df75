/** Credits: grants, the balance, and the double-entry ledger that it follows from. */
@NullMarked
package io.marquee.billing.ledger;

import org.jspecify.annotations.NullMarked;
