/** Magic links over HTTP. */
@NullMarked
package io.marquee.identity.magiclink.web;

import org.jspecify.annotations.NullMarked;
