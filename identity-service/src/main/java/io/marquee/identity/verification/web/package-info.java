/** The answers to such mails over HTTP. */
@NullMarked
package io.marquee.identity.verification.web;

import org.jspecify.annotations.NullMarked;
