/** Where archives lie: an S3 bucket, by keys that begin with the workspace. */
@NullMarked
package io.marquee.workspace.storage;

import org.jspecify.annotations.NullMarked;
