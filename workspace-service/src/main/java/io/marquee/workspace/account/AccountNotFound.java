package io.marquee.workspace.account;

import io.marquee.web.NotFound;
import java.util.UUID;

/** There is no such account, or it is not the caller's. */
public class AccountNotFound extends NotFound {

  AccountNotFound(UUID id) {
    super("account", id);
  }
}
