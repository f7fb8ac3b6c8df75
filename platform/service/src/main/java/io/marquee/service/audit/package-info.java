/** Says who changed what, in the transaction of the change. */
@NullMarked
package io.marquee.service.audit;

import org.jspecify.annotations.NullMarked;
