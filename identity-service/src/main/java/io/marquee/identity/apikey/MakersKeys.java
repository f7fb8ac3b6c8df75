package io.marquee.identity.apikey;

import io.marquee.identity.user.User;
import io.marquee.tenancy.AcrossWorkspaces;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The keys that somebody made, in all workspaces, one after another. */
@Component
public class MakersKeys {

  private final AcrossWorkspaces across;
  private final TellKeys tellKeys;
  private final TransactionOperations transaction;

  MakersKeys(AcrossWorkspaces across, TellKeys tellKeys, TransactionOperations transaction) {
    this.across = across;
    this.tellKeys = tellKeys;
    this.transaction = transaction;
  }

  /**
   * Lets them follow what their maker may now; where that is nothing, they end. Again, without
   * effect.
   *
   * @param maker who may something else
   */
  public void follow(User.Id maker) {
    for (Tenant tenant : workspaces(maker)) {
      CurrentWorkspace.run(
          tenant, () -> transaction.executeWithoutResult(status -> tellKeys.ofMaker(maker)));
    }
  }

  private List<Tenant> workspaces(User.Id maker) {
    return across.read(
        jdbc ->
            jdbc.sql(
                    """
                    select distinct workspace_id, account_id from api_keys
                    where created_by = ? and revoked_at is null
                    """)
                .param(maker.value())
                .query(Tenant.class)
                .list());
  }
}
