package io.marquee.identity.audit;

import io.marquee.tenancy.CurrentWorkspace;

/** Which chain: the bound workspace's or, where none is bound, the bound account's. */
enum Trail {
  WORKSPACE("audit"),
  ACCOUNT("account_audit");

  private final String tables;

  Trail(String tables) {
    this.tables = tables;
  }

  static Trail bound() {
    return CurrentWorkspace.find().isPresent() ? WORKSPACE : ACCOUNT;
  }

  /** What an entry says it belongs to, such as {@code workspace:…}. */
  String chain() {
    return this == WORKSPACE
        ? "workspace:" + CurrentWorkspace.id()
        : "account:" + CurrentWorkspace.accountId();
  }

  /** The statement with the names of this trail's tables. */
  String sql(String statement) {
    return statement.replace("$audit", tables);
  }
}
