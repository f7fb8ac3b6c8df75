package io.marquee.workspace.workspace;

import io.marquee.web.NotFound;
import java.util.UUID;

/** There is no such account, or it is not the caller's. */
class AccountNotFound extends NotFound {

  AccountNotFound(UUID id) {
    super("account", id);
  }
}
