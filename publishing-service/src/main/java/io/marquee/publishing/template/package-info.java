/** This service's part of templates: the stages of approvals. */
@NullMarked
package io.marquee.publishing.template;

import org.jspecify.annotations.NullMarked;
