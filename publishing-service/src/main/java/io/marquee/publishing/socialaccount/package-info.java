/** Where posts appear, and how a platform is spoken to. */
@NullMarked
package io.marquee.publishing.socialaccount;

import org.jspecify.annotations.NullMarked;
