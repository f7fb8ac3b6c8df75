/** The HTTP door: a request's workspace, from its internal token. */
@NullMarked
package io.marquee.tenancy.web;

import org.jspecify.annotations.NullMarked;
