package io.marquee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.test.SelfAttack;
import io.marquee.test.TenantCatalog;
import io.marquee.test.TenantMutants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IdentityTest
class TenantTablesIntegrationTests {

  @Autowired SelfAttack attack;

  @Test
  void everyTenantTableIsIsolated() throws Exception {
    assertThat(TenantCatalog.tenantTables("identity")).isEqualTo(12);
    assertThat(TenantCatalog.breaches("identity")).isEmpty();
    assertThat(attack.breaches()).isEmpty();
    assertThat(TenantMutants.survivors("identity")).isEmpty();
  }
}
