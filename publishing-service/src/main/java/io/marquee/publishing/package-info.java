/** publishing-service: social accounts, posts, schedule, publications and the public feed. */
@NullMarked
package io.marquee.publishing;

import org.jspecify.annotations.NullMarked;
