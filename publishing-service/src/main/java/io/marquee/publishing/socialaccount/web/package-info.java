/** Social accounts over HTTP. */
@NullMarked
package io.marquee.publishing.socialaccount.web;

import org.jspecify.annotations.NullMarked;
