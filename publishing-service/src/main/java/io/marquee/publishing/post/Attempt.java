package io.marquee.publishing.post;

import io.marquee.publishing.socialaccount.PlatformGateway.Submission;

/**
 * One try to publish on a platform.
 *
 * @param platform where
 * @param submission what
 * @param again whether an earlier try may have succeeded
 */
record Attempt(String platform, Submission submission, boolean again) {}
