/** Who pays: what an account is called, what it is, and who may look after it. */
@NullMarked
package io.marquee.workspace.account;

import org.jspecify.annotations.NullMarked;
