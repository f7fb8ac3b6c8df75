/** The trail over HTTP: searched, exported, and its signed head. */
@NullMarked
package io.marquee.identity.audit.web;

import org.jspecify.annotations.NullMarked;
