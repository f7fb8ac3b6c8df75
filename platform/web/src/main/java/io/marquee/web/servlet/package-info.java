/** The servlet edge: who calls, what they may, and how failures are told. */
@NullMarked
package io.marquee.web.servlet;

import org.jspecify.annotations.NullMarked;
