/**
 * Who may do what in workspaces that they are no member of: account admins, staff, system admins.
 */
@NullMarked
package io.marquee.identity.grant;

import org.jspecify.annotations.NullMarked;
