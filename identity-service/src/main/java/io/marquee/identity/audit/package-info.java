/** The audit trail: who changed what, chained so that nobody can change or remove it unnoticed. */
@NullMarked
package io.marquee.identity.audit;

import org.jspecify.annotations.NullMarked;
