package io.marquee.film.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.tenancy.Tenant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssetKeysTests {

  private static final String ID = "[0-9a-f-]{36}";

  /** What somebody calls a file has no part in where it lies: there is no way to say {@code ..}. */
  @Test
  void keysAreMadeOfIdsAlone() throws Exception {
    UUID asset = UUID.randomUUID();
    UUID workspace = UUID.randomUUID();
    Tenant tenant = Tenant.workspace(workspace, UUID.randomUUID());
    String stored = CurrentWorkspace.call(tenant, () -> AssetKeys.stored(asset));
    String upload = CurrentWorkspace.call(tenant, () -> AssetKeys.upload(asset));
    assertThat(stored).matches("w/" + ID + "/assets/" + ID).contains(workspace + "", asset + "");
    assertThat(upload).matches("w/" + ID + "/uploads/" + ID).isNotEqualTo(stored);
  }
}
